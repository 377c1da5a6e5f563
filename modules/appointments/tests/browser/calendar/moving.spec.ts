import { registerNewcomer } from '@medtrack/patients'
import { test } from '@japa/runner'
import { until } from '../../../../../tests/http/releases/until.js'
import { boxOf, columnOf, drag, stretch } from './grid.js'
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

test.group('Moving in the calendar', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('dragging moves, tells whoever looks, and is undone', async ({ assert }) => {
    const calendar = await openCalendar()
    const { desk, page } = calendar
    const email = 'grace@people.example'
    const patientId = await desk.inside(() =>
      registerNewcomer({ given: 'Grace', family: 'Hopper', email })
    )
    const { id } = await booked(calendar, '10:00', { patientId })
    const other = await openPage(desk, { as: 'nurse' })
    await lookAt({ desk, page: other })
    await lookAt(calendar)
    await slipOf(other, id).getByText('10:00', { exact: false }).first().waitFor()
    const column = await columnOf(page, id)
    await drag(page, id, '10:00', '12:00', [column, column])
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T12:00`)
    await slipOf(other, id).getByText('12:00 PM', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: 'Tell the patient by mail' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T10:00`)
    await slipOf(other, id).getByText('10:00 AM', { exact: false }).first().waitFor()
  })

  test("dragging into another doctor's column gives the appointment to that doctor", async ({
    assert,
  }) => {
    const calendar = await openCalendar()
    const { desk, page, doctorIds } = calendar
    const { id } = await booked(calendar, '10:00')
    await lookAt(calendar)
    await slipOf(page, id).waitFor()
    const column = await columnOf(page, id)
    await drag(page, id, '10:00', '11:00', [column, 1 - column])
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const [row] = await desk.rows('appointments', { id })
    assert.equal(row.doctor_id, doctorIds[1])
    assert.equal(await beginsAt(desk, id), `${DAY}T11:00`)
  })

  test('on a taken time the appointment waits where it was dropped, and a free time is one press away', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    const { id } = await booked(calendar, '10:00')
    await booked(calendar, '12:00', { given: 'Ada', family: 'Lovelace' })
    await lookAt(calendar)
    await drag(page, id, '10:00', '12:00')
    const panel = page.getByRole('dialog', { name: 'Not moved yet' })
    await panel.getByRole('alert').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T10:00`)
    assert.equal(await page.locator('.is-undecided').getAttribute('data-appointment'), id)
    await panel.locator('.panel-free button').first().click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.notEqual(await beginsAt(desk, id), `${DAY}T10:00`)
  })

  test('on a taken time it goes back when its mover says so, or says nothing', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    const { id } = await booked(calendar, '10:00')
    const other = await booked(calendar, '12:00', { given: 'Ada', family: 'Lovelace' })
    await lookAt(calendar)
    const distance = async () => (await boxOf(page, other.id)).y - (await boxOf(page, id)).y
    const apart = await distance()
    const panel = page.getByRole('dialog', { name: 'Not moved yet' })
    const waysBack = [
      () => panel.getByRole('button', { name: 'Move it back' }).click(),
      () => page.keyboard.press('Escape'),
    ]
    for (const goBack of waysBack) {
      await drag(page, id, '10:00', '12:00')
      await panel.getByRole('alert').waitFor()
      assert.notEqual(await distance(), apart)
      await goBack()
      await panel.waitFor({ state: 'hidden' })
      await until('it is back', async () => (await distance()) === apart)
    }
    assert.equal(await beginsAt(desk, id), `${DAY}T10:00`)
  })

  test('a taken time is booked over from there, with a reason and a mark', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    const { id } = await booked(calendar, '10:00')
    await booked(calendar, '12:00', { given: 'Ada', family: 'Lovelace' })
    await lookAt(calendar)
    await drag(page, id, '10:00', '12:00')
    const panel = page.getByRole('dialog', { name: 'Not moved yet' })
    const reason = panel.getByLabel('Why at this time all the same?')
    await panel.getByRole('button', { name: 'Book over it' }).click()
    assert.equal(await panel.locator('[name=reason]:invalid').count(), 1)
    assert.equal(await beginsAt(desk, id), `${DAY}T10:00`)
    await reason.fill('In pain.')
    await panel.getByRole('button', { name: 'Book over it' }).click()
    await slipOf(page, id).getByLabel('Overbooked').waitFor()
    const [row] = await desk.rows('appointments', { id })
    assert.isNotNull(row.overbooked_by_name)
    assert.include((await desk.get(`/${id}`)).text(), 'In pain.')
    assert.equal(await beginsAt(desk, id), `${DAY}T12:00`)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T10:00`)
  })

  test('outside the hours it is asked about first', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    const { id } = await booked(calendar, '16:00')
    await lookAt(calendar)
    await drag(page, id, '16:00', '18:00')
    const panel = page.getByRole('dialog', { name: 'Not moved yet' })
    await panel.getByRole('button', { name: 'Move there all the same' }).click()
    await slipOf(page, id).getByLabel('Outside hours').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T18:00`)
  })

  test('outside the hours and taken, it waits through both questions', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    const { id } = await booked(calendar, '16:00')
    const late = { given: 'Ada', family: 'Lovelace', outsideHours: true }
    await booked(calendar, '18:00', late)
    await lookAt(calendar)
    await drag(page, id, '16:00', '18:00')
    const panel = page.getByRole('dialog', { name: 'Not moved yet' })
    await panel.getByRole('button', { name: 'Move there all the same' }).click()
    await panel.getByText('This time is taken', { exact: false }).waitFor()
    assert.equal(await page.locator('.is-undecided').getAttribute('data-appointment'), id)
    await panel.getByLabel('Why at this time all the same?').fill('Comes from far.')
    await page.keyboard.press('Enter')
    await slipOf(page, id).getByLabel('Overbooked').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T18:00`)
  })

  test('pulling at its end makes it longer', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk, page } = calendar
    const { id } = await booked(calendar, '10:00')
    await lookAt(calendar)
    await stretch(page, id, 30)
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const moved = await desk.json('GET', `/calendar/events?from=${DAY}&until=2027-03-03`)
    assert.equal(moved.body().events[0].minutes, 60)
  })

  test('a doctor sees the schedule and moves nothing', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 1 })
    const { desk } = calendar
    const { id } = await booked(calendar, '10:00')
    const page = await openPage(desk, { as: 'doctor' })
    await lookAt({ desk, page }, { doctor: calendar.doctorIds[0] })
    await slipOf(page, id).waitFor()
    assert.equal(await page.locator('.ec-draggable').count(), 0)
    assert.equal(await page.locator('.slot-cursor').count(), 0)
    assert.equal(await page.locator('template[data-overbooking]').count(), 0)
    await slipOf(page, id).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Arrived' }).click()
    await slipOf(page, id).getByLabel('Arrived').waitFor()
  })
})
