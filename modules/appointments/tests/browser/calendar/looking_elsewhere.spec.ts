import { test } from '@japa/runner'
import Absence from '../../../models/absence.js'
import { boxOf, clickAt, drag } from './grid.js'
import {
  beginsAt,
  booked,
  DAY,
  lookAt,
  openCalendar,
  openPage,
  PATIENCE_MS,
  slipOf,
} from './looking.js'

test.group('The calendar of a clinic elsewhere', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test("shows the clinic's clock, whatever the browser's own zone is", async ({ assert }) => {
    const calendar = await openCalendar({
      doctors: 1,
      timeZone: 'Europe/Lisbon',
      country: 'PT',
    })
    const { desk } = calendar
    const { id } = await booked(calendar, '10:00')
    const page = await openPage(desk, {
      timezoneId: 'Pacific/Auckland',
    })
    await lookAt({ desk, page })
    await slipOf(page, id).getByText('10:00 AM').first().waitFor()
    await drag(page, id, '10:00', '11:30')
    await page.getByText('Moved to Tue, Mar 2, 11:30 AM').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T11:30`)
    await clickAt(page, '09:15')
    assert.equal(await page.getByRole('dialog').locator('[name=time]').inputValue(), '09:15')
    // The line of this moment stands at the clinic's time.
    const now = desk.at(new Date().toISOString()).setZone('Europe/Lisbon')
    await page.goto(`${desk.base}?view=day&date=${now.toISODate()}`)
    await page
      .getByRole('heading', { name: now.setLocale('en').toFormat('cccc, LLLL d, yyyy') })
      .waitFor()
    if (now.hour >= 7 && now.hour < 19) {
      await page.locator('.ec-now-indicator').waitFor({ state: 'attached' })
    }
  })

  test('days on which clocks change are drawn by the clock on the wall', async ({ assert }) => {
    const calendar = await openCalendar({
      doctors: 1,
      timeZone: 'Europe/Berlin',
      country: 'DE',
    })
    const { desk, page } = calendar
    const spring = '2027-03-28'
    const early = await booked(calendar, `${spring}T01:45`, { outsideHours: true, minutes: 30 })
    const morning = await booked(calendar, `${spring}T09:00`, { given: 'Ada', family: 'Lovelace' })
    await lookAt(calendar, { date: spring })
    await slipOf(page, morning.id).getByText('9:00 AM').first().waitFor()
    // Half an hour that ends, by the wall, at a quarter past three.
    assert.include(await slipOf(page, early.id).innerText(), '1:45 AM')
    const height = async (id: string) => (await boxOf(page, id)).height
    assert.approximately(await height(early.id), await height(morning.id), 1)
    await drag(page, morning.id, '09:00', '10:00')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.equal(await beginsAt(desk, morning.id), `${spring}T10:00`)
  })

  test('tells leave and closed days by name', async () => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk, page, doctorIds } = calendar
    await desk.inside(async () => {
      const day = {
        startsAt: desk.at(`${DAY}T13:00`).toUTC(),
        endsAt: desk.at(`${DAY}T17:00`).toUTC(),
      }
      await Absence.create({ doctorId: doctorIds[0], kind: 'leave', ...day })
      const holiday = {
        startsAt: desk.at('2027-03-03T00:00').toUTC(),
        endsAt: desk.at('2027-03-04T00:00').toUTC(),
      }
      await Absence.create({ doctorId: null, kind: 'holiday', ...holiday })
    })
    await lookAt(calendar)
    await page.locator('.closed-named', { hasText: 'Leave' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.locator('.closed-named', { hasText: 'Closed' }).first().waitFor()
    await page.keyboard.press('m')
    await page.locator('.ec-month-view .closed-named', { hasText: 'Closed' }).waitFor()
  })
})
