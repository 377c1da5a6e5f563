import { getActiveTestOrFail } from '@japa/runner'
import type { Role } from '@medtrack/sdk'
import type { BrowserContextOptions, Page } from 'playwright'
import { DateTime } from 'luxon'
import { signIn } from '../../../../../tests/browser/sign_in.js'
import { book } from '../../../booking/book.js'
import type { BookingOrder } from '../../../booking/order.js'
import { FrontDesk } from '../../front_desk.js'

/** A Tuesday in a quiet week, and what the clinic's clock shows there. */
export const DAY = '2027-03-02'
/** Opening, moving and looking take a while on a busy machine. */
export const PATIENCE_MS = 180_000

export interface Calendar {
  desk: FrontDesk
  page: Page
  doctorIds: string[]
}

type Clinic = { doctors?: number } & Parameters<typeof FrontDesk.open>[1]

/**
 * A clinic with doctors who work from eight to six, and its receptionist before a browser. The test that runs takes both away
 * when it ends.
 */
export async function openCalendar({ doctors = 2, ...clinic }: Clinic = {}): Promise<Calendar> {
  const { client, cleanup } = getActiveTestOrFail().context
  const desk = await FrontDesk.open(client, clinic)
  cleanup(() => desk.close())
  const doctorIds: string[] = []
  for (let count = 0; count < doctors; count++) doctorIds.push((await desk.doctor()).id)
  return { desk, page: await openPage(desk), doctorIds }
}

interface Onlooker extends BrowserContextOptions {
  as?: Role
}

/** Somebody of the clinic, signed in before a browser of their own, which is closed when the test ends. */
export async function openPage(
  desk: FrontDesk,
  { as = 'receptionist', ...options }: Onlooker = {}
): Promise<Page> {
  const { browser, cleanup } = getActiveTestOrFail().context
  const own = await browser.newContext({ baseURL: process.env.APP_URL, ...options })
  cleanup(() => own.close())
  const page = await own.newPage()
  await signIn(page, (await desk.member(as)).email)
  return page
}

/** Looks at a day, and waits until what takes place there is drawn. */
export async function lookAt(
  { desk, page }: Pick<Calendar, 'desk' | 'page'>,
  query: Record<string, string> = {}
) {
  await page.goto(`${desk.base}?${new URLSearchParams({ date: DAY, ...query })}`)
  await drawn(page)
}

/** Nothing is asked for any more, and the answer is on the screen. */
export async function drawn(page: Page) {
  await page.locator('#calendar[aria-busy=false] .ec-main').waitFor()
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

/** When an appointment begins, by the clinic's clock. */
export async function beginsAt(desk: FrontDesk, id: string): Promise<string> {
  const [row] = await desk.rows('appointments', { id })
  const at = DateTime.fromSQL(String(row.starts_at), { zone: 'utc' })
  return at.setZone(desk.clinic.timeZone).toFormat("yyyy-MM-dd'T'HH:mm")
}
