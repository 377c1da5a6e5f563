import {
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'

Chart.register(Legend, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** Told apart without colour too. */
const SHAPES = [
  { tone: '--color-primary', pointStyle: 'circle', borderDash: [] },
  { tone: '--color-error', pointStyle: 'rectRot', borderDash: [6, 4] },
]
const DAY = { day: '2-digit', month: 'short', year: 'numeric' }

/** @returns whether there is one: a single value has no curve */
export function drawTrend(place) {
  const rows = [...document.querySelectorAll(`#${place.dataset.trend} tr[data-at]`)].reverse()
  if (rows.length < 2) return false
  const canvas = document.createElement('canvas')
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', place.dataset.label)
  place.append(canvas)
  const data = dataOf(place, rows)
  const chart = new Chart(canvas, { type: 'line', data, options: options(data) })
  whenThemeChanges(() => {
    chart.data = dataOf(place, rows)
    chart.options = options(chart.data)
    chart.update('none')
  })
  return true
}

function dataOf(place, rows) {
  const datasets = place.dataset.series.split('|').map((label, index) => {
    const { tone, ...shape } = SHAPES[index]
    const colour = colourOf(`var(${tone})`)
    const points = rows.map(({ dataset }) => ({
      x: Date.parse(dataset.at),
      y: Number(dataset.values.split('|')[index]),
    }))
    return {
      label,
      data: points,
      ...shape,
      borderColor: colour,
      backgroundColor: colour,
      pointHoverBackgroundColor: colour,
      pointHoverBorderColor: colour,
      clip: false,
      pointRadius: 4,
      borderWidth: 2,
    }
  })
  return { datasets }
}

function options({ datasets }) {
  const ink = colourOf('var(--ink-soft)')
  const grid = colourOf('var(--edge-soft)')
  const moments = datasets[0].data.map(({ x }) => x)
  const day = new Intl.DateTimeFormat(document.documentElement.lang, DAY)
  return {
    animation: false,
    maintainAspectRatio: false,
    layout: { padding: 12 },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'linear',
        min: moments[0],
        max: moments.at(-1),
        ticks: {
          color: ink,
          count: 3,
          maxRotation: 0,
          align: 'inner',
          callback: (at) => day.format(at),
        },
        grid: { display: false },
        border: { color: grid },
      },
      y: { grace: '10%', ticks: { color: ink, maxTicksLimit: 6 }, grid: { color: grid } },
    },
    plugins: {
      legend: { display: datasets.length > 1, labels: { color: ink, usePointStyle: true } },
      tooltip: { callbacks: { title: ([point]) => day.format(point.parsed.x) } },
    },
  }
}

/** As red, green and blue, which every canvas and Chart.js understand. */
function colourOf(value) {
  const probe = document.createElement('span')
  probe.hidden = true
  probe.style.color = value
  document.body.append(probe)
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  pixel.fillStyle = getComputedStyle(probe).color
  pixel.fillRect(0, 0, 1, 1)
  probe.remove()
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}

function whenThemeChanges(repaint) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint)
  new MutationObserver(repaint).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  })
}
