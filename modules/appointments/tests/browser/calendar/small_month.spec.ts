import { test } from '@japa/runner'
import type { Page } from 'playwright'
import Absence from '../../../models/absence.js'
import { booked, DAY, drawn, lookAt, openCalendar, openPage, PATIENCE_MS } from './looking.js'

const dayOf = (page: Page, date: string) => page.locator(`#small-month [data-date="${date}"]`)

test.group('The month beside the calendar', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('leads to a day, keeps the view, and marks the week that is looked at', async ({
    assert,
  }) => {
    const calendar = await openCalendar()
    const { page } = calendar
    await lookAt(calendar, { view: 'week' })
    await dayOf(page, '2027-03-18').click()
    await page.getByRole('heading', { name: 'March 14 – 20, 2027' }).waitFor()
    await page
      .locator('.month-week.is-chosen', { has: page.locator('[data-date="2027-03-14"]') })
      .waitFor()
    await page.getByRole('link', { name: 'Month after' }).click()
    await dayOf(page, '2027-04-30').waitFor()
    await page.getByRole('heading', { name: 'March 14 – 20, 2027' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
    await dayOf(page, '2027-03-18').waitFor()
    assert.equal(await dayOf(page, '2027-03-18').getAttribute('aria-current'), 'true')
  })

  test('knows who comes, also who was just booked by somebody else', async ({ assert }) => {
    const calendar = await openCalendar()
    const { page } = calendar
    await lookAt(calendar)
    assert.match(String(await dayOf(page, DAY).getAttribute('aria-label')), /no appointments$/)
    await booked(calendar, '10:00')
    await page.getByRole('link', { name: 'Tuesday, March 2, 2027, 1 appointment' }).waitFor()
    assert.match(String(await dayOf(page, DAY).getAttribute('class')), /is-booked/)
  })

  test('is walked through with arrows, and Tab stops there once', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { page } = calendar
    await lookAt(calendar)
    assert.equal(await page.locator('#small-month [data-date][tabindex="0"]').count(), 1)
    await dayOf(page, DAY).focus()
    for (const key of ['ArrowUp', 'ArrowRight']) {
      await page.keyboard.press(key)
    }
    await page.locator('[data-date="2027-02-24"]:focus').waitFor()
    await page.keyboard.press('PageDown')
    await page.locator('[data-date="2027-03-01"]:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Monday, March 1, 2027' }).waitFor()
    await page.locator('[data-date="2027-03-01"].is-chosen:focus').waitFor()
  })

  test('folds away, on a desk for as long as one likes and on a phone by itself', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    await lookAt(calendar)
    const month = page.locator('#small-month')
    await month.waitFor()
    await page.keyboard.press('c')
    await month.waitFor({ state: 'hidden' })
    await lookAt(calendar)
    assert.isFalse(await month.isVisible())

    const phone = await openPage(desk, { viewport: { width: 390, height: 844 } })
    await lookAt({ desk, page: phone })
    const folded = phone.locator('#small-month')
    assert.isFalse(await folded.isVisible())
    await phone.getByRole('button', { name: 'Month', exact: true }).first().click()
    await dayOf(phone, '2027-03-09').click()
    await folded.waitFor({ state: 'hidden' })
    await phone.getByRole('heading', { name: 'Tuesday, March 9, 2027' }).waitFor()
    await drawn(phone)
  })

  test('needs no JavaScript: its links lead through months and days', async ({ assert }) => {
    const calendar = await openCalendar({ country: 'GB' })
    const { desk } = calendar
    await booked(calendar, '10:00')
    await desk.inside(() =>
      Absence.create({
        doctorId: null,
        kind: 'holiday',
        startsAt: desk.at('2027-03-03T00:00').toUTC(),
        endsAt: desk.at('2027-03-04T00:00').toUTC(),
      })
    )
    const page = await openPage(desk, {
      javaScriptEnabled: false,
      viewport: { width: 1500, height: 900 },
    })
    await page.goto(`${desk.base}?date=2027-02-10`)
    await page.getByRole('link', { name: 'Month after' }).click()
    const first = await page.locator('#small-month th').first().innerText()
    assert.equal(first, 'Mon')
    await page
      .getByRole('link', { name: 'Wednesday, March 3, 2027, no appointments, closed' })
      .waitFor()
    await page.getByRole('link', { name: 'Tuesday, March 2, 2027, 1 appointment' }).click()
    await page.getByRole('link', { name: 'Hopper, Grace' }).waitFor()
    assert.include(page.url(), `date=${DAY}`)
  })
})
