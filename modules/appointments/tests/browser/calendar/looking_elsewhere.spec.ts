import { test } from '@japa/runner'
import Absence from '../../../models/absence.js'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import {
  beginsAt,
  booked,
  boxOf,
  clickAt,
  DAY,
  drag,
  enter,
  lookAt,
  openCalendar,
  slipOf,
} from './looking.js'

test.group('The calendar of a clinic elsewhere', (group) => {
  group.tap((one) => one.timeout(180_000))

  test("shows the clinic's clock, whatever the browser's own zone is", async ({
    assert,
    browser,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, {
      doctors: 1,
      timeZone: 'Europe/Lisbon',
      country: 'PT',
    })
    const { desk } = calendar
    cleanup(() => desk.close())
    const { id } = await booked(calendar, '10:00')
    const far = await browser.newContext({
      baseURL: process.env.APP_URL,
      timezoneId: 'Pacific/Auckland',
    })
    const page = await far.newPage()
    await enter(desk, page)
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
    await far.close()
  })

  test('days on which clocks change are drawn by the clock on the wall', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, {
      doctors: 1,
      timeZone: 'Europe/Berlin',
      country: 'DE',
    })
    const { desk, page } = calendar
    cleanup(() => desk.close())
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

  test('tells leave and closed days by name', async ({ browserContext, client, cleanup }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 2 })
    const { desk, page, doctorIds } = calendar
    cleanup(() => desk.close())
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

test.group('The calendar on a phone', (group) => {
  group.tap((one) => one.timeout(180_000))

  test("shows one doctor's day, books with a thumb, and is no wider than the screen", async ({
    assert,
    browser,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 3 })
    const { desk } = calendar
    cleanup(() => desk.close())
    const phone = await browser.newContext({
      baseURL: process.env.APP_URL,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const page = await phone.newPage()
    await enter(desk, page)
    await lookAt({ desk, page })
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 1)
    const doctor = await page.getByLabel('Doctor').inputValue()
    await page
      .locator('.ec-body .ec-day')
      .first()
      .tap({ position: { x: 120, y: 300 } })
    const panel = page.getByRole('dialog')
    await panel.getByLabel('First name').fill('Annie')
    await panel.getByLabel('Last name').fill('Easley')
    await panel.getByLabel('Length').fill('30')
    await panel.getByRole('button', { name: 'Book', exact: true }).tap()
    await page.getByText('Easley, Annie').waitFor()
    const [row] = await desk.rows('appointments')
    assert.equal(row.doctor_id, doctor)
    const targets = page.locator('.calendar-bar :is(button, input, select)')
    for (const box of await targets.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height)
    )) {
      assert.isAtLeast(box, 43.5)
    }
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
    await phone.close()
  })
})

test.group('The schedule as a list', (group) => {
  group.tap((one) => one.timeout(180_000))

  test('is what the calendar is without JavaScript: by day, by doctor, with what can be done', async ({
    assert,
    browser,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 2 })
    const { desk } = calendar
    cleanup(() => desk.close())
    const { id } = await booked(calendar, '10:00')
    const plain = await browser.newContext({
      baseURL: process.env.APP_URL,
      javaScriptEnabled: false,
    })
    const page = await plain.newPage()
    await enter(desk, page)
    await page.goto(`${desk.base}?date=${DAY}`)
    await page.getByRole('link', { name: 'Hopper, Grace' }).waitFor()
    await page.getByRole('button', { name: 'Arrived' }).click()
    await page.getByText('Arrived', { exact: true }).first().waitFor()
    assert.include(page.url(), '/list?date=')
    const [row] = await desk.rows('appointments', { id })
    assert.equal(row.status, 'arrived')
    await page.getByRole('link', { name: 'Day after' }).click()
    await page.getByText('No appointments on this day.').first().waitFor()
    await page.getByLabel('Date').fill(DAY)
    await page.getByLabel('Doctor').selectOption(calendar.doctorIds[1])
    await page.getByRole('button', { name: 'Show' }).click()
    assert.equal(await page.locator('.day-sheet').count(), 1)
    await page.getByRole('link', { name: 'New appointment' }).click()
    await page.getByLabel('Last name').waitFor()
    await plain.close()
  })

  test('is printed a sheet a doctor, without what is for the screen', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 2 })
    const { desk, page } = calendar
    cleanup(() => desk.close())
    await booked(calendar, '10:00')
    await booked(calendar, '10:00', { doctorId: calendar.doctorIds[1], given: 'Ada', family: 'L' })
    await page.goto(`${desk.base}/list?date=${DAY}`)
    await page.emulateMedia({ media: 'print' })
    assert.isFalse(await page.getByRole('button', { name: 'Arrived' }).first().isVisible())
    assert.isTrue(await page.getByText('Hopper, Grace').isVisible())
    const pdf = (await page.pdf()).toString('latin1')
    assert.lengthOf(pdf.match(/\/Type \/Page\b(?!s)/g) ?? [], 2)
    await page.emulateMedia({ media: 'screen' })
    assert.deepEqual(await barriersOf(page, 'day-list'), [])
  })

  test("keeps one doctor's schedule on the free plan, and says why", async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 2, plan: 'free' })
    const { desk, page } = calendar
    cleanup(() => desk.close())
    await lookAt(calendar)
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 1)
    assert.equal(await page.getByLabel('Doctor').count(), 0)
    await page.getByText('only', { exact: false }).first().click()
    await page.getByText('An owner of the clinic can change the plan').waitFor()
    await clickAt(page, '09:00')
    await page.getByRole('dialog').getByLabel('Last name').waitFor()
  })
})
