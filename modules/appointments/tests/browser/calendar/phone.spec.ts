import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { boxOf } from './grid.js'
import { booked, drawn, lookAt, openCalendar, openPage, PATIENCE_MS, slipOf } from './looking.js'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test.group('The calendar on a phone', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test("shows one doctor's day, books with a thumb, and is no wider than the screen", async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 3 })
    const { desk } = calendar
    const page = await openPage(desk, PHONE)
    await lookAt({ desk, page })
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 1)
    const doctor = await chosenDoctor(page)
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
    const targets = page.locator('.calendar-bar :is(button, select)')
    for (const box of await targets.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height)
    )) {
      assert.isAtLeast(box, 43.5)
    }
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
  })

  test('shows a week of all doctors in lanes, without being wider than the screen', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 3 })
    const { desk, doctorIds } = calendar
    const { id } = await booked(calendar, '10:00', { doctorId: doctorIds[1] })
    const page = await openPage(desk, PHONE)
    await lookAt({ desk, page }, { view: 'week' })
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 7)
    await page.getByRole('button', { name: 'All doctors' }).tap()
    await drawn(page)
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 21)
    await slipOf(page, id).waitFor()
    assert.isAtLeast((await boxOf(page, id)).width, 45)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
  })
})

/** Whose name is pressed. */
function chosenDoctor(page: Page) {
  return page.locator('[data-doctor][aria-pressed=true]').getAttribute('data-doctor')
}
