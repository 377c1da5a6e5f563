import { test } from '@japa/runner'
import { until } from '../../../../../tests/http/releases/until.js'
import type { FrontDesk } from '../../front_desk.js'
import { clickAt } from './grid.js'
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

test.group('Booking in the calendar', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('a click on an empty time books somebody new, and nobody else has it meanwhile', async ({
    assert,
  }) => {
    const calendar = await openCalendar()
    const { desk, page, doctorIds } = calendar
    await desk.type({ name: 'Check-up', minutes: 30 })
    await lookAt(calendar)
    const other = await openPage(desk, { as: 'owner' })
    await lookAt({ desk, page: other })

    await clickAt(page, '10:30', 1)
    const panel = page.getByRole('dialog', { name: 'New appointment' })
    await panel.getByLabel('First name').fill('Katherine')
    await other.locator('.being-booked').waitFor()
    await clickAt(other, '10:30', 1)
    await other.getByRole('dialog').getByRole('alert').waitFor()
    await other.keyboard.press('Escape')

    await panel.getByLabel('Last name').fill('Johnson')
    await panel.getByRole('button', { name: 'Book', exact: true }).click()
    await page.getByText('Johnson, Katherine').waitFor()
    await other.getByText('Johnson, Katherine').waitFor()
    const [row] = await desk.rows('appointments')
    const shown = await page.locator('.ec-body .ec-day').count()
    assert.equal(shown, 2)
    assert.include(doctorIds, String(row.doctor_id))
    assert.equal(await beginsAt(desk, String(row.id)), `${DAY}T10:30`)
    assert.equal(await desk.count('appointments_holds'), 0)
    assert.notInclude(page.url(), 'Johnson')
  })

  test('a time that is given up is free for others at once', async ({ assert }) => {
    const calendar = await openCalendar()
    const { desk, page } = calendar
    await lookAt(calendar)
    await clickAt(page, '09:00')
    await page.getByRole('dialog').getByLabel('First name').waitFor()
    assert.equal(await desk.count('appointments_holds'), 1)
    const letGo = page.waitForResponse((one) => one.request().method() === 'DELETE')
    await page.keyboard.press('Escape')
    await letGo
    assert.equal(await desk.count('appointments_holds'), 0)
    await page.locator('.being-booked').waitFor({ state: 'detached' })
  })

  test('a time taken meanwhile is said in the panel, and what was typed stays', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    await lookAt(calendar)
    await booked(calendar, '11:00')
    await clickAt(page, '10:45')
    const panel = page.getByRole('dialog')
    await panel.getByLabel('First name').fill('Mary')
    await panel.getByLabel('Last name').fill('Jackson')
    await panel.getByLabel('Length').fill('30')
    await panel.getByRole('button', { name: 'Book', exact: true }).click()
    await panel.getByRole('alert').waitFor()
    assert.equal(await panel.getByLabel('Last name').inputValue(), 'Jackson')
    await panel.getByRole('alert').getByRole('button').first().click()
    await page.locator('.toast-line').first().waitFor()
    assert.equal(await desk.count('appointments'), 2)
  })

  test('the keyboard alone books, moves and cancels', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk, page } = calendar
    await desk.type({ minutes: 30 })
    await lookAt(calendar)
    await page.locator('.slot-cursor').focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    assert.match(
      (await page.locator('.slot-cursor').textContent()) ?? '',
      /^9:30.AM, .*free: book$/
    )
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel.getByLabel('First name').focus()
    await page.keyboard.type('Dorothy')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Vaughan')
    await panel.getByRole('button', { name: 'Book', exact: true }).focus()
    await page.keyboard.press('Enter')
    const row = await stored(desk)
    const slip = slipOf(page, String(row.id))
    await slip.waitFor()
    assert.equal(await beginsAt(desk, String(row.id)), `${DAY}T09:30`)

    await slip.focus()
    await page.keyboard.press('Enter')
    await panel.getByRole('link', { name: 'Move' }).focus()
    await page.keyboard.press('Enter')
    await panel.locator('[name=time]').fill('14:00')
    await panel.getByRole('button', { name: 'Move here', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.equal(await beginsAt(desk, String(row.id)), `${DAY}T14:00`)

    await page.keyboard.press('w')
    // Within the days arrows go from time to time; outside of them, from week to week.
    await page.getByRole('button', { name: 'Week', pressed: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { name: 'March 7 – 13, 2027' }).waitFor()
    await page.keyboard.press('n')
    await panel.getByLabel('First name').waitFor()
  })
})

/** What was just booked, once it is stored. */
async function stored(desk: FrontDesk): Promise<Record<string, unknown>> {
  await until('it is booked', async () => (await desk.count('appointments')) > 0)
  const [row] = await desk.rows('appointments')
  return row
}
