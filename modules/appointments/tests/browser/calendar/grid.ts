import type { Page } from 'playwright'
import { until } from '../../../../../tests/http/releases/until.js'
import { slipOf } from './looking.js'

/** Where it stands; the calendar may just be drawing it anew. */
export async function boxOf(page: Page, id: string) {
  let box: Awaited<ReturnType<ReturnType<typeof slipOf>['boundingBox']>> = null
  await until('the appointment is drawn', async () => {
    box = await slipOf(page, id).boundingBox()
    return box !== null
  })
  if (!box) throw new RangeError('There is no such appointment.')
  return box as { x: number; y: number; width: number; height: number }
}

/** Columns stand by the doctors' names. */
export async function columnOf(page: Page, id: string): Promise<number> {
  const box = await boxOf(page, id)
  const columns = await page.locator('.ec-body .ec-grid > .ec-day').all()
  for (const [index, column] of columns.entries()) {
    const place = await column.boundingBox()
    if (place && box.x >= place.x - 5 && box.x < place.x + place.width - 5) return index
  }
  return 0
}

/** The middle of the quarter of an hour at a time, in a doctor's column. */
export async function pointAt(page: Page, time: string, column = 0) {
  await page.locator('.ec-body .ec-grid > .ec-day').nth(column).waitFor()
  const labels = await page
    .locator('.ec-body .ec-sidebar time')
    .evaluateAll((all) => all.map((one) => one.getAttribute('datetime') ?? ''))
  const first = minutesOf(labels[0].slice(11, 16))
  const slot = await slotHeight(page)
  return page.locator('.ec-main').evaluate(
    (main, { top, nth, half }) => {
      const cell = main.querySelectorAll('.ec-body .ec-grid > .ec-day')[nth]
      // Into the middle of what one sees.
      main.scrollTop = Math.max(0, top - 150)
      const box = cell.getBoundingClientRect()
      return { x: box.left + box.width / 2, y: box.top + top + half }
    },
    { top: ((minutesOf(time) - first) / 15) * slot, nth: column, half: slot / 2 }
  )
}

export async function clickAt(page: Page, time: string, column = 0) {
  const { x, y } = await pointAt(page, time, column)
  await page.mouse.click(x, y)
}

/** Pulls the lower edge of an appointment down. */
export async function stretch(page: Page, id: string, minutes: number) {
  await intoView(page, id)
  const box = await boxOf(page, id)
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 3]
  const distance = await betweenTimes(page, '00:00', `00:${minutes}`)
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const part of [0.3, 0.6, 1]) await page.mouse.move(x, y + distance * part)
  await page.mouse.up()
}

/** In one step: what is drawn anew in between is found again. */
async function intoView(page: Page, id: string) {
  await until('the appointment is in view', () =>
    slipOf(page, id).evaluateAll((all) => {
      all[0]?.scrollIntoView({ block: 'center' })
      return all.length > 0
    })
  )
}

/** Drags from where it stands to a time in a column, as a hand does: in several steps. */
export async function drag(page: Page, id: string, from: string, to: string, columns = [0, 0]) {
  await slipOf(page, id).waitFor()
  const begin = await pointAt(page, from, columns[0])
  const across = (await pointAt(page, from, columns[1])).x - begin.x
  const down = await betweenTimes(page, from, to)
  const x = begin.x - 20
  await page.mouse.move(x, begin.y)
  await page.mouse.down()
  for (const part of [0.3, 0.6, 0.9, 1]) {
    await page.mouse.move(x + across * part, begin.y + down * part)
  }
  await page.mouse.up()
}

async function betweenTimes(page: Page, from: string, to: string) {
  return ((minutesOf(to) - minutesOf(from)) / 15) * (await slotHeight(page))
}

/** Of a quarter of an hour, in pixels. */
async function slotHeight(page: Page): Promise<number> {
  const main = `document.querySelector('.ec-main')`
  return Number(
    await page.evaluate(
      `parseFloat(getComputedStyle(${main}).getPropertyValue('--ec-slot-height'))`
    )
  )
}

function minutesOf(time: string) {
  const [hours, minutes] = time.split(':').map(Number)
  return hours * 60 + minutes
}
