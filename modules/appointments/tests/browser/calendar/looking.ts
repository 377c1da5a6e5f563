import type { ApiClient } from '@japa/api-client'
import type { Role } from '@medtrack/sdk'
import type { BrowserContext, Page } from 'playwright'
import { DateTime } from 'luxon'
import { signIn } from '../../../../../tests/browser/sign_in.js'
import { until } from '../../../../../tests/http/releases/until.js'
import { book } from '../../../booking/book.js'
import type { BookingOrder } from '../../../booking/order.js'
import { FrontDesk } from '../../front_desk.js'

/** A Tuesday in a quiet week, and what the clinic's clock shows there. */
export const DAY = '2027-03-02'

export interface Calendar {
  desk: FrontDesk
  page: Page
  doctorIds: string[]
}

/** A clinic with doctors who work from eight to six, and its receptionist before the calendar of that day. */
export async function openCalendar(
  client: ApiClient,
  context: BrowserContext,
  { doctors = 2, ...clinic }: { doctors?: number } & Parameters<typeof FrontDesk.open>[1] = {}
): Promise<Calendar> {
  const desk = await FrontDesk.open(client, clinic)
  const doctorIds: string[] = []
  for (let count = 0; count < doctors; count++) doctorIds.push((await desk.doctor()).id)
  const page = await context.newPage()
  await enter(desk, page)
  return { desk, page, doctorIds }
}

/** Somebody of the clinic signs in. */
export async function enter(desk: FrontDesk, page: Page, role: Role = 'receptionist') {
  await signIn(page, (await desk.member(role)).email)
}

/** Looks at a day, and waits until what takes place there is drawn. */
export async function lookAt(
  { desk, page }: Pick<Calendar, 'desk' | 'page'>,
  query: Record<string, string> = {}
) {
  const drawn = page.waitForResponse((response) => response.url().includes('/calendar/events'))
  await page.goto(`${desk.base}?${new URLSearchParams({ date: DAY, ...query })}`)
  await drawn
  await page.locator('.ec-main').waitFor()
}

export async function booked(
  { desk, doctorIds }: Pick<Calendar, 'desk' | 'doctorIds'>,
  time: string,
  more: Partial<BookingOrder> & { given?: string; family?: string } = {}
) {
  const { given = 'Grace', family = 'Hopper', ...order } = more
  const patientId = order.patientId ?? (await desk.patient(given, family))
  const startsAt = desk.at(time.includes('T') ? time : `${DAY}T${time}`)
  const facts = { patientId, doctorId: doctorIds[0], startsAt, minutes: 30, ...order }
  return desk.inside(() => book(facts))
}

/** One appointment as it stands in the calendar. */
export function slipOf(page: Page, id: string) {
  return page.locator(`.ec-event[data-appointment="${id}"]:not(.ec-preview):not(.ec-ghost)`)
}

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

/** The same, once it stands where a hand reaches it: drawn anew meanwhile, it is scrolled to again. */
async function boxInSight(page: Page, id: string) {
  await until('the appointment is in sight', () =>
    slipOf(page, id).evaluate((slip) => {
      slip.scrollIntoView({ block: 'center' })
      return slip.isConnected
    })
  )
  return boxOf(page, id)
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
  const box = await boxInSight(page, id)
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 3]
  const distance = await betweenTimes(page, '00:00', `00:${minutes}`)
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const part of [0.3, 0.6, 1]) await page.mouse.move(x, y + distance * part)
  await page.mouse.up()
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

/** When an appointment begins, by the clinic's clock. */
export async function beginsAt(desk: FrontDesk, id: string): Promise<string> {
  const [row] = await desk.rows('appointments', { id })
  const at = DateTime.fromSQL(String(row.starts_at), { zone: 'utc' })
  return at.setZone(desk.clinic.timeZone).toFormat("yyyy-MM-dd'T'HH:mm")
}
