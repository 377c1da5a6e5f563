import { test } from '@japa/runner'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { clickAt } from './grid.js'
import { booked, DAY, lookAt, openCalendar, openPage, PATIENCE_MS } from './looking.js'

test.group('The schedule as a list', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('is what the calendar is without JavaScript: by day, by doctor, with what can be done', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk } = calendar
    const { id } = await booked(calendar, '10:00')
    const page = await openPage(desk, {
      javaScriptEnabled: false,
    })
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
  })

  test('is printed a sheet a doctor, without what is for the screen', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk, page } = calendar
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

  test("keeps one doctor's schedule on the free plan, and says why", async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 2, plan: 'free' })
    const { page } = calendar
    await lookAt(calendar)
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 1)
    assert.equal(await page.locator('[data-doctor]').count(), 0)
    await page.getByText('only', { exact: false }).first().click()
    await page.getByText('An owner of the clinic can change the plan').waitFor()
    await clickAt(page, '09:00')
    await page.getByRole('dialog').getByLabel('Last name').waitFor()
  })
})
