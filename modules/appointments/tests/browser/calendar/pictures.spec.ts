import { test } from '@japa/runner'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { takeStep } from '../../../booking/steps.js'
import { clickAt, drag } from './grid.js'
import { booked, lookAt, openCalendar, PATIENCE_MS, slipOf } from './looking.js'

test.group('The calendar', (group) => {
  group.tap((one) => one.timeout(PATIENCE_MS))

  test('has no barriers in any view, on a phone and on a desk, in light and dark', async ({
    assert,
  }) => {
    const calendar = await openCalendar({ doctors: 3 })
    const { desk, page, doctorIds } = calendar
    const types = [
      await desk.type({ name: 'First visit', colour: 'violet', minutes: 45 }),
      await desk.type({ name: 'Check-up', colour: 'teal' }),
      await desk.type({ name: 'Vaccination', colour: 'amber', minutes: 15 }),
    ]
    const names = [
      ['Grace', 'Hopper'],
      ['Ada', 'Lovelace'],
      ['Marie', 'Curie'],
      ['Rosalind', 'Franklin'],
      ['Chien-Shiung', 'Wu'],
      ['Lise', 'Meitner'],
    ]
    const ids: string[] = []
    for (const [index, [given, family]] of names.entries()) {
      const order = {
        given,
        family,
        doctorId: doctorIds[index % 3],
        typeId: types[index % 3].id,
        minutes: undefined,
      }
      ids.push(
        (
          await booked(
            calendar,
            `${9 + Math.floor(index / 2)}:${index % 2 ? '30' : '00'}`.padStart(5, '0'),
            order
          )
        ).id
      )
    }
    const first = await booked(calendar, '14:00', { given: 'Emmy', family: 'Noether' })
    await desk.inside(() => takeStep(first, 'arrival'))
    await booked(calendar, '14:15', {
      given: 'Sofia',
      family: 'Kovalevskaya',
      overbook: { reason: 'In pain.' },
    })
    const found: string[] = []
    for (const view of ['day', 'week', 'month', 'agenda']) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await lookAt(calendar, { view })
      if (view !== 'month') await slipOf(page, ids[0]).first().waitFor()
      found.push(...(await barriersOf(page, `calendar-${view}`)))
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    await lookAt(calendar, { view: 'day' })
    await slipOf(page, ids[0]).click()
    await page.locator('#appointment-panel form').first().waitFor()
    found.push(...(await barriersOf(page, 'panel-appointment')))
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 900 })
    await lookAt(calendar, { view: 'day' })
    await clickAt(page, '12:30')
    await page.getByRole('dialog').getByLabel('Last name').waitFor()
    found.push(...(await barriersOf(page, 'panel-new')))
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 900 })
    await lookAt(calendar, { view: 'day', doctor: doctorIds[2] })
    await drag(page, ids[2], '10:00', '11:30')
    await page.getByRole('dialog', { name: 'Not moved yet' }).waitFor()
    found.push(...(await barriersOf(page, 'panel-refused')))
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 900 })
    await lookAt(calendar, { view: 'day', doctor: doctorIds[0] })
    await drag(page, ids[0], '09:00', '12:00')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    found.push(...(await barriersOf(page, 'toast')))
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(desk.base)
    await page.locator('.ec-now-indicator, .ec-main').first().waitFor()
    await page.locator('.slot-cursor').focus()
    found.push(...(await barriersOf(page, 'calendar-today')))
    await page.goto(`${desk.base}/list?date=2027-03-02`)
    found.push(...(await barriersOf(page, 'list')))
    assert.deepEqual(found, [])
  })
})
