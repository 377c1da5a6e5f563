import { registerNewcomer } from '@medtrack/patients'
import { test } from '@japa/runner'
import {
  beginsAt,
  booked,
  DAY,
  drag,
  enter,
  lookAt,
  openCalendar,
  slipOf,
  stretch,
} from './looking.js'

test.group('Moving in the calendar', (group) => {
  group.tap((one) => one.timeout(180_000))

  test('dragging moves, tells whoever looks, and is undone', async ({
    assert,
    browser,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext)
    const { desk, page } = calendar
    cleanup(() => desk.close())
    const email = 'grace@people.example'
    const patientId = await desk.inside(() =>
      registerNewcomer({ given: 'Grace', family: 'Hopper', email })
    )
    const { id } = await booked(calendar, '10:00', { patientId })
    const other = await (await browser.newContext({ baseURL: process.env.APP_URL })).newPage()
    await enter(desk, other, 'nurse')
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
    await other.context().close()
  })

  test("dragging into another doctor's column gives the appointment to that doctor", async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext)
    const { desk, page, doctorIds } = calendar
    cleanup(() => desk.close())
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

  test('a taken time is refused at once, the appointment goes back, and a free time is one press away', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 1 })
    const { desk, page } = calendar
    cleanup(() => desk.close())
    const { id } = await booked(calendar, '10:00')
    await booked(calendar, '12:00', { given: 'Ada', family: 'Lovelace' })
    await lookAt(calendar)
    await drag(page, id, '10:00', '12:00')
    const panel = page.getByRole('dialog', { name: 'Not moved' })
    await panel.getByRole('alert').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T10:00`)
    await slipOf(page, id).getByText('10:00 AM', { exact: false }).first().waitFor()
    await panel.locator('.panel-free button').first().click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.notEqual(await beginsAt(desk, id), `${DAY}T10:00`)
  })

  test('outside the hours it is asked about first', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 1 })
    const { desk, page } = calendar
    cleanup(() => desk.close())
    const { id } = await booked(calendar, '16:00')
    await lookAt(calendar)
    await drag(page, id, '16:00', '18:00')
    const panel = page.getByRole('dialog', { name: 'Not moved' })
    await panel.getByRole('button', { name: 'Move there all the same' }).click()
    await slipOf(page, id).getByLabel('Outside hours').waitFor()
    assert.equal(await beginsAt(desk, id), `${DAY}T18:00`)
  })

  test('pulling at its end makes it longer', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 1 })
    const { desk, page } = calendar
    cleanup(() => desk.close())
    const { id } = await booked(calendar, '10:00')
    await lookAt(calendar)
    await stretch(page, id, 30)
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const moved = await desk.json('GET', `/calendar/events?from=${DAY}&until=2027-03-03`)
    assert.equal(moved.body().events[0].minutes, 60)
  })

  test('a doctor sees the schedule and moves nothing', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const calendar = await openCalendar(client, browserContext, { doctors: 1 })
    const { desk, page } = calendar
    cleanup(() => desk.close())
    const { id } = await booked(calendar, '10:00')
    await page.context().clearCookies()
    await enter(desk, page, 'doctor')
    await lookAt(calendar, { doctor: calendar.doctorIds[0] })
    await slipOf(page, id).waitFor()
    assert.equal(await page.locator('.ec-draggable').count(), 0)
    assert.equal(await page.locator('.slot-cursor').count(), 0)
    await slipOf(page, id).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Arrived' }).click()
    await slipOf(page, id).getByLabel('Arrived').waitFor()
  })
})

/** Columns stand by the doctors' names. */
async function columnOf(page: Parameters<typeof slipOf>[0], id: string): Promise<number> {
  const box = await slipOf(page, id).boundingBox()
  const columns = await page.locator('.ec-body .ec-grid > .ec-day').all()
  for (const [index, column] of columns.entries()) {
    const place = await column.boundingBox()
    if (box && place && box.x >= place.x - 5 && box.x < place.x + place.width - 5) return index
  }
  return 0
}
