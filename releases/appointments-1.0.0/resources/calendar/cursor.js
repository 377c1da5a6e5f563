import { element } from './drawing.js'
import { plusDays, plusSeconds } from './wall.js'

const STEP_MINUTES = 15
const MOVES = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [0, -4],
  PageDown: [0, 4],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/**
 * A place in the grid for whoever has no mouse: Tab leads to it, arrows move it by quarters of an hour and by columns, Enter
 * books there. It says what it stands on.
 */
export function followCursor({ place, calendar, choice, drawing, source, settings, book }) {
  if (!settings.mayBook) return
  const cursor = element('button', 'slot-cursor')
  cursor.type = 'button'
  let [column, minute] = [0, 9 * 60]
  cursor.addEventListener('focus', () => draw())
  cursor.addEventListener('keydown', onKey)
  cursor.addEventListener('click', () => {
    const at = here()
    if (at) book(at.start, at.doctorId)
  })
  new MutationObserver(settle).observe(place, { childList: true, subtree: true })
  settle()

  /** Views are drawn anew when one goes to another; the cursor goes along. */
  function settle() {
    const main = place.querySelector('.ec-time-grid .ec-main')
    if (!main) return cursor.remove()
    if (cursor.parentElement !== main) main.prepend(cursor)
    label()
  }

  function columns() {
    return [...place.querySelectorAll('.ec-time-grid .ec-body .ec-grid > .ec-day')]
  }

  function onKey(event) {
    const move = MOVES[event.key]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    const { from, to } = limits()
    column = Math.min(Math.max(0, column + move[0]), columns().length - 1)
    minute = Math.min(Math.max(from, minute + move[1] * STEP_MINUTES), to - STEP_MINUTES)
    draw()
  }

  function here() {
    const day = choice.view === 'day'
    const doctors = calendar.getOption('resources')
    if (columns().length === 0) return null
    const date = day ? choice.date : plusDays(firstDay(), column)
    const start = plusSeconds(`${date}T00:00:00`, minute * 60)
    return { start, doctorId: day ? doctors[column]?.id : choice.oneDoctor() }
  }

  function firstDay() {
    const first = calendar.getView().currentStart
    const part = (number) => String(number).padStart(2, '0')
    return `${first.getFullYear()}-${part(first.getMonth() + 1)}-${part(first.getDate())}`
  }

  /** What the grid shows; it widens for bookings outside the hours. */
  function limits() {
    const times = [...place.querySelectorAll('.ec-body .ec-sidebar time')].map(
      (one) => one.dateTime
    )
    const { hours } = settings
    if (times.length === 0) return hours
    return {
      from: Math.min(hours.from, minutesOf(times[0])),
      to: Math.max(hours.to, minutesOf(times.at(-1)) + 60),
    }
  }

  function label() {
    const at = here()
    if (!at) return
    const taken = [...source.appointments.values()].some(
      (one) =>
        one.status !== 'no_show' &&
        one.start <= at.start &&
        at.start < one.end &&
        (choice.view !== 'day' || one.doctorId === at.doctorId)
    )
    const where = settings.doctors.find(({ id }) => id === at.doctorId)?.name ?? ''
    const { words } = settings
    const text = words.bookAt
      .replace('{time}', choice.view === 'day' ? drawing.time(at.start) : drawing.moment(at.start))
      .replace('{where}', `${where}, ${taken ? words.unfree : words.free}`)
    if (cursor.textContent !== text) cursor.textContent = text
  }

  function draw() {
    const cell = columns()[column]
    const main = cursor.parentElement
    if (!cell || !main) return
    label()
    const [box, frame] = [cell.getBoundingClientRect(), main.getBoundingClientRect()]
    const { from, to } = limits()
    const perMinute = box.height / (to - from)
    const top = box.top - frame.top + main.scrollTop + (minute - from) * perMinute
    cursor.style.left = `${box.left - frame.left + main.scrollLeft}px`
    cursor.style.top = `${top}px`
    cursor.style.width = `${box.width}px`
    cursor.style.height = `${STEP_MINUTES * perMinute}px`
    cursor.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
}

function minutesOf(datetime) {
  const [hours, minutes] = datetime.slice(11, 16).split(':').map(Number)
  return hours * 60 + minutes
}
