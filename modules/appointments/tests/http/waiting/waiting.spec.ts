import { registerNewcomer } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { wakeDue } from '../../../../../tests/factories/wake_due.js'
import { linkIn, mailsTo, nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { book } from '../../../booking/book.js'
import { reschedule } from '../../../booking/reschedule.js'
import { stored } from '../../../booking/stored.js'
import { takeStep } from '../../../booking/steps.js'
import { offerFreed } from '../../../waiting/offering.js'
import { FrontDesk } from '../../front_desk.js'

test.group('The waiting list', (group) => {
  let desk: FrontDesk
  let doctor: Awaited<ReturnType<FrontDesk['doctor']>>
  let type: Awaited<ReturnType<FrontDesk['type']>>

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctor = await desk.doctor()
    type = await desk.type()
    return () => desk.close()
  })

  const address = (given: string) => `${given}-${desk.clinic.slug}@people.example`.toLowerCase()
  const person = (given: string) =>
    desk.inside(() => registerNewcomer({ given, family: 'Santos', email: address(given) }))
  const at = (days: number, hour = 10) =>
    DateTime.now().setZone(desk.clinic.timeZone).plus({ days }).startOf('day').set({ hour })
  const waits = async (patient: string, fields: Record<string, string> = {}) => {
    const sent = await desk.post('/waiting', { patient, type: type.id, ...fields }, 'receptionist')
    sent.assertStatus(303)
  }
  const bookAt = (patientId: string, startsAt = at(5)) =>
    desk.inside(() => book({ patientId, doctorId: doctor.id, typeId: type.id, startsAt }))
  const cancel = (appointment: Awaited<ReturnType<typeof bookAt>>) =>
    desk.inside(() => takeStep(appointment, 'cancellation'))
  const linkTo = async (given: string, seen = 0) => linkIn(await nextMailTo(address(given), seen))
  const answer = (link: string, what: string) =>
    desk.client.post(`${link}/${what}`).form({}).withCsrfToken().redirects(0)
  const statuses = async () =>
    (await desk.rows('appointments_waiting_offers')).map(({ status }) => status).sort()

  test('offers a freed time to the first whom it suits, and to the next when declined', async ({
    assert,
  }) => {
    const booked = await bookAt(await person('Xavier'))
    const [ana, bea] = [await person('Ana'), await person('Bea')]
    const weekday = at(5).weekday
    await waits(await person('Otto'), { 'weekdays[0]': String((weekday % 7) + 1) })
    await waits(ana, { 'weekdays[0]': String(weekday), 'from': '09:00', 'to': '12:00' })
    await waits(bea)
    await waits(await person('Una'), { isUrgent: '1', latestOn: at(4).toISODate() ?? '' })
    await cancel(booked)
    const first = await linkTo('Ana')
    const page = await desk.client.get(first)
    assert.include(page.text(), 'Yes, I am coming')
    assert.notInclude(page.text(), 'Santos')
    // The time is kept: nobody else can have it.
    assert.equal(await desk.count('appointments_holds', { purpose: 'waiting' }), 1)
    assert.equal(await desk.count('appointments'), 1)
    ;(await answer(first, 'refusal')).assertStatus(303)
    const second = await linkTo('Bea')
    ;(await answer(second, 'acceptance')).assertStatus(303)
    const [, taken] = await desk.rows('appointments')
    assert.equal(taken.patient_id, bea)
    assert.equal(taken.booked_via, 'waiting')
    assert.deepEqual(await statuses(), ['accepted', 'declined'])
    assert.equal(await desk.count('appointments_waiting', { status: 'waiting' }), 3)
    assert.lengthOf(await mailsTo(address('Otto')), 0)
    assert.lengthOf(await mailsTo(address('Una')), 0)
    // Too late, or twice.
    ;(await answer(first, 'acceptance')).assertStatus(303)
    ;(await answer(second, 'acceptance')).assertStatus(303)
    assert.equal(await desk.count('appointments'), 2)
  })

  test('goes on to the next when nobody answers', async ({ assert }) => {
    const booked = await bookAt(await person('Xavier'))
    await waits(await person('Ana'))
    await waits(await person('Bea'))
    await cancel(booked)
    const first = await linkTo('Ana')
    await desk.inside(async () => {
      const past = stored(DateTime.utc().minus({ minutes: 1 }))
      const { db } = currentClinic()
      await db.from('appointments_waiting_offers').update({ expires_at: past })
      await db.from('appointments_holds').update({ expires_at: past })
      await db.from('appointments_claims').whereNotNull('hold_id').update({ expires_at: past })
    })
    ;(await answer(first, 'acceptance')).assertStatus(303)
    assert.equal(await desk.count('appointments'), 1)
    await wakeDue(Date.now() + 86_400_000)
    await linkTo('Bea')
    assert.deepEqual(await statuses(), ['expired', 'open'])
  })

  test('offers what a move let go, and cancels what an accepted offer is instead of', async ({
    assert,
  }) => {
    const booked = await bookAt(await person('Xavier'))
    const ana = await person('Ana')
    const later = await bookAt(ana, at(20))
    await waits(ana, { appointment: later.id })
    await desk.inside(() => reschedule(booked, { startsAt: at(8), version: null }))
    ;(await answer(await linkTo('Ana'), 'acceptance')).assertStatus(303)
    const [old] = await desk.rows('appointments', { id: later.id })
    assert.equal(old.status, 'cancelled')
    const [now] = await desk.rows('appointments', { booked_via: 'waiting' })
    assert.equal(now.starts_at, stored(at(5)))
  })

  test('lets reception see all and offer by hand', async ({ assert }) => {
    const ana = await person('Ana')
    await waits(ana, { note: 'In pain', isUrgent: '1' })
    const list = await desk.get('/waiting', 'receptionist')
    for (const words of ['Santos', 'Urgent', 'In pain', 'At any time']) {
      assert.include(list.text(), words)
    }
    const [entry] = await desk.rows('appointments_waiting')
    assert.match(String(entry.note), /^sealed\.1\./)
    const offers = await desk.get(`/waiting/${entry.id}/offers`, 'receptionist')
    const start = /name="start" value="([^"]+)"/.exec(offers.text())?.[1] ?? ''
    const sent = await desk.post(
      `/waiting/${entry.id}/offers`,
      { doctor: doctor.id, start },
      'receptionist'
    )
    sent.assertStatus(303)
    await linkTo('Ana')
    const [offer] = await desk.rows('appointments_waiting_offers')
    const back = await desk.delete(`/waiting/${entry.id}/offers/${offer.id}`, {}, 'receptionist')
    back.assertStatus(303)
    assert.deepEqual(await statuses(), ['taken'])
    assert.equal(await desk.count('appointments_holds'), 0)
    ;(await desk.delete(`/waiting/${entry.id}`, {}, 'receptionist')).assertStatus(303)
    assert.include((await desk.get('/waiting')).text(), 'Nobody waits')
    ;(await desk.get('/waiting', 'doctor')).assertStatus(403)
  })

  test('writes to nobody while it is set to be by hand only', async ({ assert }) => {
    const off = { offerMinutes: '60', noticeHours: '3' }
    ;(await desk.put('/setup/waiting', off)).assertStatus(303)
    await waits(await person('Ana'))
    const freed = { doctorId: doctor.id, from: at(5), until: at(5, 11) }
    assert.isNull(await desk.inside(() => offerFreed(freed)))
    assert.deepEqual(await statuses(), [])
    ;(await desk.put('/setup/waiting', { ...off, isOn: '1' })).assertStatus(303)
    const offer = await desk.inside(() => offerFreed(freed))
    assert.equal(offer?.startsAt.toMillis(), at(5).toMillis())
    await linkTo('Ana')
  })
})
