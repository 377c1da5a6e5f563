import { registerNewcomer } from '@medtrack/patients'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { PASSWORD } from '../../../../../tests/factories/clinics.js'
import { linkIn, nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { book } from '../../../booking/book.js'
import { takeStep } from '../../../booking/steps.js'
import Reminder from '../../../models/reminder.js'
import { keepSetting } from '../../../settings/settings.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Pages of the detailed schedule', () => {
  test('have no barriers', async ({ assert, browserContext, client, cleanup }) => {
    const desk = await FrontDesk.open(client)
    cleanup(() => desk.close())
    const doctor = await desk.doctor()
    const type = await desk.type({ isOnline: true })
    const email = `ana-${desk.clinic.slug}@people.example`
    const [ana, bea] = await desk.inside(async () => [
      await registerNewcomer({ given: 'Ana', family: 'Santos', email }),
      await registerNewcomer({ given: 'Bea', family: 'Diaz', phone: '(212) 555-0134' }),
    ])
    await desk.inside(() =>
      keepSetting('reminders', { isOn: true, minutesBefore: [1440], mail: true, sms: 'always' })
    )
    const startsAt = DateTime.now()
      .setZone(desk.clinic.timeZone)
      .plus({ days: 5 })
      .startOf('day')
      .set({ hour: 10 })
    const place = { doctorId: doctor.id, typeId: type.id }
    const booked = await desk.inside(() => book({ ...place, patientId: bea, startsAt }))
    await desk.inside(() =>
      book({ ...place, patientId: bea, startsAt: startsAt.minus({ weeks: 6 }), outsideHours: true })
    )

    const page = await browserContext.newPage()
    await page.goto('/sign-in')
    await page.fill('[name=email]', (await desk.member('owner')).email)
    await page.fill('[name=password]', PASSWORD)
    await page.locator('form:has([name=password]) button[type=submit]').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    const judged = async (path: string, name: string) => {
      await page.goto(path)
      assert.deepEqual(await barriersOf(page, name), [])
    }
    await judged(`${desk.base}/waiting`, 'waiting-none')
    await judged(`${desk.base}/waiting/new?patient=${ana}`, 'waiting-form')
    await page.locator('[name=type]').selectOption({ index: 1 })
    await page.getByLabel('Urgent').check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Added to the waiting list.').waitFor()
    const link = await desk.inside(async () => (await Reminder.firstOrFail()).link())
    const answer = `/p/${desk.clinic.slug}/appointments/answers/${link}`
    await judged(answer, 'reminder-answer')
    await page.getByText('I cannot come').click()
    await page.getByRole('button', { name: 'Cancel my appointment' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'reminder-answer-open'), [])
    await desk.inside(() => takeStep(booked, 'cancellation'))
    const offer = linkIn(await nextMailTo(email))
    await judged(`${desk.base}/waiting`, 'waiting-offered')
    await judged(offer, 'waiting-answer')
    const [entry] = await desk.rows('appointments_waiting')
    await judged(`${desk.base}/waiting/${entry.id}/offers`, 'waiting-offer')
    await judged(`${desk.base}/setup/waiting`, 'waiting-settings')
    await judged(`${desk.base}/setup/reminders`, 'reminders-settings')
    await judged(`${desk.base}/messages/${ana}`, 'messages')
    await desk.inside(async () => {
      await Reminder.query().update({ status: 'sent' }).exec()
    })
    await judged(`${desk.base}/reminders`, 'reminders-log')
    await judged(answer, 'reminder-answer-cancelled')
    await judged(`${desk.base}/setup/online`, 'online-settings')
    await judged(`${desk.base}/online-bookings`, 'online-reviews-none')
    await judged(`${desk.base}/statistics`, 'statistics')
    await judged(`${desk.base}/feed`, 'feed')
    await page.getByRole('button', { name: 'Make address' }).click()
    await page.getByLabel('Address of the calendar').waitFor()
    assert.deepEqual(await barriersOf(page, 'feed-address'), [])
    await judged(`${desk.base}/feed`, 'feed-stands')
  })
})
