import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { book } from '../../../booking/book.js'
import type { FrontDesk } from '../../front_desk.js'
import { deskAtWork } from '../desk_at_work.js'

/** Booked for a quarter of an hour of today. */
async function bookedToday(desk: FrontDesk, doctorId: string, given: string, quarter = 0) {
  const patientId = await desk.patient(given, 'Santos')
  const startsAt = desk
    .at(DateTime.now().toISO())
    .startOf('day')
    .plus({ hours: 14, minutes: 15 * quarter })
  return desk.inside(() => book({ patientId, doctorId, startsAt, minutes: 15 }))
}

test.group('The front desk in the browser', () => {
  test('reception says who arrived by one press, and takes it back by another', async ({
    assert,
    client,
    browserContext,
    cleanup,
  }) => {
    const { desk, doctor, page } = await deskAtWork(client, browserContext, 'receptionist')
    cleanup(() => desk.close())
    await bookedToday(desk, doctor.id, 'Ana')
    await page.goto(`${desk.base}/desk`)
    assert.deepEqual(await barriersOf(page, 'desk'), [])
    const arrived = page.getByRole('button', { name: /^Arrived/ })
    await arrived.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Waiting room: 1' }).waitFor()
    await page.getByText('Next patient').waitFor()
    assert.deepEqual(await barriersOf(page, 'desk-waiting'), [])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Nobody is waiting.').waitFor()
  })

  test('what one says, the other sees without asking; the screen calls the number', async ({
    assert,
    client,
    browserContext,
    cleanup,
  }) => {
    const { desk, doctor, page } = await deskAtWork(client, browserContext, 'receptionist')
    cleanup(() => desk.close())
    const one = await bookedToday(desk, doctor.id, 'Ana')
    const board = await browserContext.newPage()
    await board.goto(`${desk.base}/desk/board`)
    await board.getByText('One moment, please').waitFor()
    assert.deepEqual(await barriersOf(board, 'board-empty'), [])
    await page.goto(`${desk.base}/desk`)
    await desk.post(`/${one.id}/arrival`, {}, 'owner')
    await page.getByRole('heading', { name: 'Waiting room: 1' }).waitFor()
    await page.getByRole('button', { name: /^Call in the next/ }).click()
    await page.getByText('Nobody is waiting.').waitFor()
    await board.locator('.board-number', { hasText: '1' }).waitFor()
    assert.notInclude(await board.content(), 'Santos')
    assert.deepEqual(await barriersOf(board, 'board'), [])
  })

  test('a walk-in is taken in by keyboard alone and gets a number on paper', async ({
    assert,
    client,
    browserContext,
    cleanup,
  }) => {
    const { desk, page } = await deskAtWork(client, browserContext, 'receptionist')
    cleanup(() => desk.close())
    await desk.type({ minutes: 10 })
    await page.goto(`${desk.base}/desk`)
    await page.getByRole('heading', { name: 'Front desk' }).waitFor()
    await page.keyboard.press('w')
    await page.getByLabel('First name').focus()
    assert.deepEqual(await barriersOf(page, 'walk-in'), [])
    await page.getByLabel('First name').focus()
    await page.keyboard.type('Rosa')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Marin')
    await page.getByRole('button', { name: 'Take in and draw a number' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.ticket-number', { hasText: '1' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'ticket'), [])
    await page.getByRole('link', { name: 'To the front desk' }).click()
    await page.getByRole('heading', { name: 'Waiting room: 1' }).waitFor()
  })

  test('a doctor starts the visit from the home page', async ({
    assert,
    client,
    browserContext,
    cleanup,
  }) => {
    const { desk, page } = await deskAtWork(client, browserContext, 'doctor')
    cleanup(() => desk.close())
    const own = await desk.member('doctor')
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      await desk.hours(own.id, { weekday, fromMinute: 0, toMinute: 1440 })
    }
    const one = await bookedToday(desk, own.id, 'Ana')
    await desk.post(`/${one.id}/arrival`, {}, 'owner')
    await page.goto(`/c/${desk.clinic.slug}`)
    await page.getByText('Next patient').waitFor()
    assert.deepEqual(await barriersOf(page, 'home-next-patient'), [])
    await page.getByRole('button', { name: 'Start visit' }).click()
    await page.waitForURL(/\/patients\/[^/]+\/visits\//)
    await page.goto(`${desk.base}/patients/${one.patientId}`)
    assert.deepEqual(await barriersOf(page, 'patient-appointments'), [])
  })

  test('works without JavaScript', async ({ client, browser, cleanup }) => {
    const baseURL = process.env.APP_URL
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
    const { desk, doctor, page } = await deskAtWork(client, context, 'receptionist')
    cleanup(async () => {
      await context.close()
      await desk.close()
    })
    await bookedToday(desk, doctor.id, 'Ana')
    await page.goto(`${desk.base}/desk`)
    await page.getByRole('button', { name: /^Arrived/ }).click()
    await page.getByRole('heading', { name: 'Waiting room: 1' }).waitFor()
    await page.goto(`${desk.base}/desk/walk-ins/new`)
    await page.getByLabel('Find the patient').fill('santos')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await page.getByLabel('Santos, Ana').check()
    await page.getByRole('button', { name: 'Take in and draw a number' }).click()
    await page.locator('.ticket-number').waitFor()
  })
})
