import { registerNewcomer } from '@medtrack/patients'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { textsSent } from '../../../../../tests/factories/outbox.js'
import { movePlan } from '../../../../../tests/factories/clinics.js'
import { wakeDue } from '../../../../../tests/factories/wake_due.js'
import { linkIn, mailsTo, nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { until } from '../../../../../tests/http/releases/until.js'
import { book } from '../../../booking/book.js'
import { stored } from '../../../booking/stored.js'
import { reschedule } from '../../../booking/reschedule.js'
import { takeStep } from '../../../booking/steps.js'
import { currentClinic } from '@medtrack/sdk'
import { prefer } from '../../../preferences/preferences.js'
import { keepSetting } from '../../../settings/settings.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Reminders', (group) => {
  let desk: FrontDesk
  let doctor: Awaited<ReturnType<FrontDesk['doctor']>>

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctor = await desk.doctor()
    await remindBy({})
    return () => desk.close()
  })

  const remindBy = (more: object) =>
    desk.inside(() =>
      keepSetting('reminders', {
        isOn: true,
        minutesBefore: [48 * 60, 2 * 60],
        mail: true,
        sms: 'without_mail',
        ...more,
      })
    )
  const address = () => `ana-${desk.clinic.slug}@people.example`
  const ana = (more: object = {}) =>
    desk.inside(() =>
      registerNewcomer({ given: 'Ana', family: 'Santos', email: address(), ...more })
    )
  const inDays = (days: number, hour = 10) =>
    DateTime.now().setZone(desk.clinic.timeZone).plus({ days }).startOf('day').set({ hour })
  const bookFor = (patientId: string, startsAt = inDays(5)) =>
    desk.inside(() => book({ patientId, doctorId: doctor.id, startsAt, minutes: 30 }))
  const planned = async (status = 'planned') =>
    (await desk.rows('appointments_reminders', { status })).map((row) => String(row.due_at)).sort()
  /** The time has come for everything that is planned; nothing else is different. */
  const ring = async () => {
    const due = await desk.rows('appointments_reminders', { status: 'planned' })
    const past = stored(DateTime.utc().minus({ minutes: 1 }))
    await desk.inside(() => setDue(due.map(({ id }) => [id, past])))
    await wakeDue(Date.now() + 30 * 86_400_000)
    await until('nothing is planned any more', async () => (await planned()).length === 0)
    await desk.inside(() => setDue(due.map(({ id, due_at: at }) => [id, at])))
  }
  const setDue = async (rows: unknown[][]) => {
    const { db } = currentClinic()
    for (const [id, at] of rows) {
      await db.from('appointments_reminders').where({ id }).update({ due_at: at })
    }
  }
  const answer = (link: string, what: string) =>
    desk.client.post(`${link}/${what}`).form({}).withCsrfToken().redirects(0)

  test('are planned with the booking, moved with it, and dropped with it', async ({ assert }) => {
    const appointment = await bookFor(await ana())
    const due = (startsAt: DateTime) =>
      [48, 2].flatMap((hours) => [
        stored(startsAt.minus({ hours })),
        stored(startsAt.minus({ hours })),
      ])
    assert.deepEqual(await planned(), due(appointment.startsAt))
    await desk.inside(() => reschedule(appointment, { startsAt: inDays(6, 11), version: null }))
    assert.deepEqual(await planned(), due(inDays(6, 11)))
    await desk.inside(() => takeStep(appointment, 'cancellation'))
    assert.deepEqual(await planned(), [])
    assert.lengthOf(await planned('revoked'), 4)
  })

  test('come by mail in the language of the patient and the time of the clinic, once', async ({
    assert,
  }) => {
    const patientId = await ana()
    await desk.inside(() => prefer(patientId, { language: 'es', channels: 'all' }))
    const startsAt = inDays(5)
    await bookFor(patientId, startsAt)
    await remindBy({ minutesBefore: [48 * 60] })
    await ring()
    const mail = await nextMailTo(address())
    assert.include(mail.subject, `Su cita en ${desk.clinic.name}`)
    assert.include(
      mail.text,
      startsAt.setLocale('es').toLocaleString({ hour: 'numeric', minute: '2-digit' })
    )
    assert.notInclude(mail.raw, 'Santos')
    const sent = await desk.rows('appointments_reminders', { status: 'sent' })
    assert.isTrue(sent.every(({ channel }) => channel === 'mail'))
    const before = (await mailsTo(address())).length
    await wakeDue(Date.now() + 30 * 86_400_000)
    assert.lengthOf(await mailsTo(address()), before)
  })

  test('go to nobody once the plan holds them no more: their links would lead nowhere', async ({
    assert,
  }) => {
    await bookFor(await ana())
    await movePlan(desk.clinic, 'free')
    await ring()
    assert.lengthOf(await desk.rows('appointments_reminders', { status: 'skipped' }), 4)
    assert.lengthOf(await mailsTo(address()), 0)
  })

  test('come as a text message where there is no mail, and to nobody who did not consent', async ({
    assert,
  }) => {
    const bea = await desk.inside(() =>
      registerNewcomer({ given: 'Bea', family: 'Diaz', phone: '(212) 555-0134' })
    )
    await bookFor(bea)
    const silent = await ana()
    await desk.inside(() => prefer(silent, { language: null, channels: 'none' }))
    await bookFor(silent, inDays(5, 12))
    await ring()
    const texts = (await textsSent()).filter(({ text }) => text.includes(desk.clinic.slug))
    assert.lengthOf(texts, 2)
    assert.equal(texts[0].to, '+12125550134')
    assert.match(texts[0].text, /your appointment is on .* Confirm or cancel: https?:\/\//)
    assert.lengthOf(await mailsTo(address()), 0)
    assert.equal(
      await desk.count('appointments_reminders', { status: 'skipped', patient_id: silent }),
      4
    )
  })

  test('let patients confirm and cancel by a button; opening the link changes nothing', async ({
    assert,
  }) => {
    const appointment = await bookFor(await ana())
    await ring()
    const link = linkIn(await nextMailTo(address()))
    const page = await desk.client.get(link)
    assert.include(page.text(), 'I am coming')
    assert.notInclude(page.text(), 'Santos')
    const status = async () => String((await desk.rows('appointments'))[0].status)
    assert.equal(await status(), 'booked')
    ;(await answer(link, 'confirmation')).assertStatus(303)
    assert.equal(await status(), 'confirmed')
    ;(await answer(link, 'cancellation')).assertStatus(303)
    assert.equal(await status(), 'cancelled')
    ;(await answer(link, 'confirmation')).assertStatus(303)
    assert.equal(await status(), 'cancelled')
    assert.equal(await desk.count('appointments_claims'), 0)
    assert.include((await desk.client.get(link)).text(), 'This appointment is cancelled')
    ;(await desk.client.get(link.slice(0, -1) + 'x')).assertStatus(404)

    const log = await desk.get('/reminders', 'receptionist')
    assert.include(log.text(), 'Santos')
    assert.include(log.text(), 'Cancelled')
    const home = await desk.client
      .get(`/c/${desk.clinic.slug}`)
      .loginAs(await desk.member('receptionist'))
    assert.include(home.text(), '1 patient cancelled by the link')
    const [event] = await desk.rows('appointments_events', { kind: 'cancellation' })
    assert.equal(event.appointment_id, appointment.id)
  })

  test('follow the settings for what is booked already', async ({ assert }) => {
    await bookFor(await ana())
    const fields = { 'isOn': '1', 'minutesBefore[0]': '1440', 'mail': '1', 'sms': 'never' }
    ;(await desk.put('/setup/reminders', fields)).assertStatus(303)
    await until('they are planned anew', async () => (await planned()).length === 1)
    assert.deepEqual(await planned(), [stored(inDays(5).minus({ hours: 24 }))])
    const refused = await desk.put('/setup/reminders', { isOn: '1', sms: 'never', mail: '1' })
    refused.assertStatus(422)
    assert.include(refused.text(), 'Choose at least one time.')
    ;(await desk.get('/setup/reminders', 'receptionist')).assertStatus(403)
  })

  test('are as the patient wants them, which reception writes down', async ({ assert }) => {
    const patient = await ana()
    const path = `/messages/${patient}`
    ;(await desk.put(path, { channels: 'sms', language: 'es' }, 'receptionist')).assertStatus(303)
    const page = await desk.get(path, 'receptionist')
    assert.match(page.text(), /value="sms"[^>]* checked/)
    const chart = await desk.client
      .get(`/c/${desk.clinic.slug}/patients/${patient}`)
      .loginAs(await desk.member('receptionist'))
    assert.include(chart.text(), 'By SMS only, Spanish')
    ;(await desk.get(path, 'nurse')).assertStatus(403)
  })
})
