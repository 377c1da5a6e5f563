import { test } from '@japa/runner'
import { boxOf, clickAt, columnOf, drag } from './grid.js'
import {
  beginsAt,
  booked,
  DAY,
  drawn,
  lookAt,
  openCalendar,
  openPage,
  PATIENCE_MS,
  slipOf,
} from './looking.js'

const WEDNESDAY = '2027-03-03'

test.group('A week of several doctors', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('has a lane for each of them within the day, with room for both who come at once', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { page, doctorIds } = calendar
    const one = await booked(calendar, '10:00')
    const other = await booked(calendar, '10:00', { doctorId: doctorIds[1], given: 'Ada' })
    await lookAt(calendar, { view: 'week' })
    assert.equal(await page.locator('.ec-body .ec-grid > .ec-day').count(), 14)
    const [left, right] = [await boxOf(page, one.id), await boxOf(page, other.id)]
    assert.isAbove(Math.abs(left.x - right.x), Math.min(left.width, right.width) - 1)
    assert.equal(left.y, right.y)
    const lanes = [await columnOf(page, one.id), await columnOf(page, other.id)]
    assert.sameMembers(lanes, [4, 5])
    const label = page.locator('.ec-col-head [aria-label^="Tuesday, March 2, 2027"]').first()
    assert.match(String(await label.getAttribute('aria-label')), /2027, .*\S/)
  })

  test('moves by dragging to another doctor and another day, and books in a lane', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk, page, doctorIds } = calendar
    const { id } = await booked(calendar, '10:00')
    await lookAt(calendar, { view: 'week' })
    const lane = await columnOf(page, id)
    // From Tuesday to the other doctor's Wednesday.
    const target = lane === 4 ? 7 : 6
    await drag(page, id, '10:00', '11:00', [lane, target])
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const [row] = await desk.rows('appointments', { id })
    assert.equal(row.doctor_id, doctorIds[1])
    assert.equal(await beginsAt(desk, id), `${WEDNESDAY}T11:00`)
    await drawn(page)
    await clickAt(page, '14:00', lane)
    const panel = page.getByRole('dialog', { name: 'New appointment' })
    assert.equal(await panel.locator('[name=doctorId]').inputValue(), doctorIds[0])
    assert.equal(await panel.locator('[name=date]').inputValue(), DAY)
  })

  test('is walked through by keyboard, lane by lane', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk, page } = calendar
    await lookAt(calendar, { view: 'week' })
    const cursor = page.locator('.slot-cursor')
    await cursor.focus()
    const said: string[] = []
    for (let lane = 0; lane < 3; lane++) {
      said.push(String(await cursor.textContent()))
      await page.keyboard.press('ArrowRight')
    }
    const names = [said[0], said[1]].map((text) => text.split('M, ')[1])
    assert.notEqual(names[0], names[1])
    assert.isTrue(said.slice(0, 2).every((text) => text.startsWith('Sun')))
    assert.isTrue(said[2].startsWith('Mon') && said[2].endsWith(names[0]))
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'New appointment' })
    assert.equal(await panel.locator('[name=date]').inputValue(), '2027-03-01')
    assert.equal(await desk.count('appointments_holds'), 1)
  })

  test('leaves out days of rest, unless somebody comes or asks', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 0 })
    const { desk, page, doctorIds } = calendar
    const doctor = await desk.doctor({ works: false })
    doctorIds.push(doctor.id)
    for (const weekday of [1, 2, 3, 4, 5]) {
      await desk.hours(doctor.id, { weekday, fromMinute: 8 * 60, toMinute: 18 * 60 })
    }
    await lookAt(calendar, { view: 'week' })
    const days = page.locator('.ec-body .ec-grid > .ec-day')
    assert.equal(await days.count(), 5)
    await page.getByRole('heading', { name: 'February 28 – March 6, 2027' }).waitFor()
    const { id } = await booked(calendar, '2027-03-06T10:00', { outsideHours: true })
    await slipOf(page, id).waitFor()
    assert.equal(await days.count(), 6)
    await lookAt(calendar, { view: 'week', date: '2027-03-14' })
    assert.equal(await days.count(), 6)
  })
})

test.group('Whose schedule is shown', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('is chosen with a press for each doctor, and remembered', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 3 })
    const { desk, page, doctorIds } = calendar
    await lookAt(calendar)
    const columns = page.locator('.ec-body .ec-grid > .ec-day')
    const chip = (id: string) => page.locator(`[data-doctor="${id}"]`)
    assert.equal(await columns.count(), 3)
    await chip(doctorIds[2]).focus()
    await page.keyboard.press('Enter')
    await drawn(page)
    assert.equal(await columns.count(), 1)
    await chip(doctorIds[0]).click()
    await drawn(page)
    assert.equal(await columns.count(), 2)
    await page.keyboard.press('w')
    await drawn(page)
    assert.equal(await columns.count(), 14)

    await page.goto(`${desk.base}?date=${DAY}`)
    await drawn(page)
    assert.equal(await columns.count(), 14)
    assert.equal(await chip(doctorIds[1]).getAttribute('aria-pressed'), 'false')
    const list = page.locator('[data-calendar-list]')
    await page.goto(String(await list.getAttribute('href')))
    assert.equal(await page.locator('.day-sheet').count(), 2)

    await page.goto(`${desk.base}?date=${DAY}`)
    await page.getByRole('button', { name: 'All doctors' }).click()
    await drawn(page)
    assert.equal(await columns.count(), 21)
  })

  test('is said by initials wherever several stand in one column', async ({ assert }) => {
    const calendar = await openCalendar({ doctors: 2 })
    const { desk, doctorIds } = calendar
    const { id } = await booked(calendar, '10:00', { doctorId: doctorIds[1] })
    const page = await openPage(desk, { as: 'nurse' })
    await lookAt({ desk, page }, { view: 'agenda' })
    const initials = await page.locator(`[data-doctor="${doctorIds[1]}"] .doctor-mark`).innerText()
    assert.equal(await slipOf(page, id).locator('.doctor-mark').innerText(), initials)
    await lookAt({ desk, page }, { view: 'agenda', doctor: doctorIds[1] })
    assert.equal(await slipOf(page, id).locator('.doctor-mark').count(), 0)
  })
})
