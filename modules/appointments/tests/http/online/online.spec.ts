import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { wakeDue } from '../../../../../tests/factories/wake_due.js'
import { linkIn, nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { until } from '../../../../../tests/http/releases/until.js'
import { book } from '../../../booking/book.js'
import { keepSetting } from '../../../settings/settings.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Online booking', (group) => {
  let desk: FrontDesk
  let doctor: Awaited<ReturnType<FrontDesk['doctor']>>
  let type: Awaited<ReturnType<FrontDesk['type']>>

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctor = await desk.doctor()
    type = await desk.type({ name: 'Check-up', isOnline: true })
    await desk.inside(() => keepSetting('online', { isOn: true, noticeHours: 12, horizonDays: 60 }))
    return () => desk.close()
  })

  const root = () => `/p/${desk.clinic.slug}/appointments/book`
  const look = (path = '') => desk.client.get(root() + path).redirects(0)
  const send = (path: string, fields: Record<string, string>, language = 'en') =>
    desk.client
      .post(root() + path)
      .form(fields)
      .header('accept-language', language)
      .withCsrfToken()
      .redirects(0)
  const tomorrow = (hour = 10) =>
    desk
      .at(DateTime.now().setZone('America/New_York').plus({ days: 2 }).toISODate() ?? '')
      .set({ hour })
  const start = (hour = 10) => tomorrow(hour).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")
  const address = (name = 'ana') => `${name}-${desk.clinic.slug}@people.example`
  const person = () => ({
    given: 'Ana',
    family: 'Santos',
    birthDate: '1980-05-06',
    email: address(),
  })
  const askFor = (more: Record<string, string> = {}, language = 'en') =>
    send('', { type: type.id, doctor: '', start: start(), ...person(), ...more }, language)
  const linkTo = async (email = address()) =>
    linkIn(await nextMailTo(email))
      .split('/')
      .at(-1) ?? ''
  const known = () =>
    desk.inside(async () => {
      const { registerNewcomer } = await import('@medtrack/patients')
      return registerNewcomer(person())
    })

  test('shows free times only, and nothing outside the notice and the horizon', async ({
    assert,
  }) => {
    await desk.inside(async () =>
      book({ patientId: await known(), doctorId: doctor.id, startsAt: tomorrow(), minutes: 30 })
    )
    const types = await look()
    assert.include(types.text(), 'Check-up')
    const times = await look(`?type=${type.id}`)
    times.assertStatus(200)
    assert.include(times.text(), encodeURIComponent(start(11)))
    assert.notInclude(times.text(), encodeURIComponent(start(10)))
    for (const words of ['Santos', desk.clinic.slug + '@']) assert.notInclude(times.text(), words)
    const far = DateTime.utc().plus({ days: 90 }).toISODate()
    const late = await look(`?type=${type.id}&from=${far}`)
    assert.include(late.text(), 'There is no free time')
    const taken = await look(`?type=${type.id}&start=${encodeURIComponent(start())}`)
    assert.include(taken.text(), 'has just been taken')
  })

  test('keeps the time, and books it for a known patient once the mail is confirmed', async ({
    assert,
  }) => {
    const patientId = await known()
    const asked = await askFor()
    asked.assertStatus(303)
    asked.assertHeader('location', `${root()}/sent`)
    assert.equal(await desk.count('appointments'), 0)
    const [stored] = await desk.rows('appointments_online_requests')
    assert.match(String(stored.person), /^sealed\.1\./)
    const second = await askFor({ email: address('bea') })
    second.assertStatus(409)

    const link = await linkTo()
    const page = await look(`/${link}`)
    assert.include(page.text(), 'Yes, book it')
    assert.equal(await desk.count('appointments'), 0)
    ;(await send(`/${link}/confirmation`, {})).assertStatus(303)
    ;(await send(`/${link}/confirmation`, {})).assertStatus(303)
    const [appointment] = await desk.rows('appointments')
    assert.equal(appointment.patient_id, patientId)
    assert.equal(appointment.booked_via, 'online')
    assert.equal(await desk.count('appointments'), 1)
    assert.equal(await desk.count('appointments_holds'), 0)
    await until('nobody can tell who asked', async () => {
      const [request] = await desk.rows('appointments_online_requests')
      return request.person === null
    })
    const news = await nextMailTo(address(), 1)
    assert.match(news.raw, /text\/calendar; charset=utf-8; method=PUBLISH/)
  })

  test('tells a stranger the very same, and leaves it to the desk who it is', async ({
    assert,
  }) => {
    await known()
    const ours = await askFor()
    const link = await linkTo()
    const stranger = await askFor({
      start: start(12),
      email: address('else'),
      family: 'Santoz',
    })
    assert.equal(ours.status(), stranger.status())
    assert.equal(ours.header('location'), stranger.header('location'))
    const other = await linkTo(address('else'))
    const answers = await Promise.all(
      [link, other].map(async (one) => {
        await send(`/${one}/confirmation`, {})
        return (await look(`/${one}`)).text()
      })
    )
    const plain = (text: string) => text.replaceAll(/\d{1,2}:00|nonce="[^"]*"|value="[^"]*"/g, '')
    assert.equal(plain(answers[0]).length, plain(answers[1]).length)
    assert.include(answers[1], 'The time is yours.')

    assert.equal(await desk.count('appointments'), 1)
    const review = await desk.get('/online-bookings', 'receptionist')
    assert.include(review.text(), 'Santoz')
    assert.include(review.text(), address('else'))
    const refused = await desk.get('/online-bookings', 'nurse')
    refused.assertStatus(403)
    const [waiting] = await desk.rows('appointments_online_requests', { status: 'confirmed' })
    // Longer than the half hour: the desk has time to look.
    const [hold] = await desk.rows('appointments_holds')
    assert.isAbove(
      DateTime.fromSQL(String(hold.expires_at), { zone: 'utc' }).toMillis(),
      Date.now() + 3_600_000
    )
    ;(await desk.post(`/online-bookings/${waiting.id}/patient`, {}, 'receptionist')).assertStatus(
      303
    )
    assert.equal(await desk.count('appointments'), 2)
    assert.equal(await desk.count('patients'), 2)
    const [settled] = await desk.rows('appointments_online_requests', { id: waiting.id })
    assert.isNull(settled.person)
    // A colleague who still saw it decides a moment later.
    const late = await desk.delete(`/online-bookings/${waiting.id}`, {}, 'owner')
    late.assertStatus(303)
    assert.equal(await desk.count('appointments'), 2)
  })

  test('links a stranger to a patient, or refuses and says so by mail', async ({ assert }) => {
    const patientId = await known()
    await askFor({ email: address('new') })
    await send(`/${await linkTo(address('new'))}/confirmation`, {})
    const [waiting] = await desk.rows('appointments_online_requests')
    await desk.post(`/online-bookings/${waiting.id}/patient`, { patient: patientId })
    const [appointment] = await desk.rows('appointments')
    assert.equal(appointment.patient_id, patientId)

    await askFor({ start: start(15), given: 'Zoe', email: address('zoe') })
    await send(`/${await linkTo(address('zoe'))}/confirmation`, {})
    await nextMailTo(address('zoe'), 1)
    const [stranger] = await desk.rows('appointments_online_requests', { status: 'confirmed' })
    await desk.delete(`/online-bookings/${stranger.id}`)
    const news = await nextMailTo(address('zoe'), 2)
    assert.include(news.text, 'cannot take your appointment')
    assert.equal(await desk.count('appointments_holds'), 0)
  })

  test('lets the time go when nobody confirms, and forgets who asked', async ({ assert }) => {
    await askFor()
    const link = await linkTo()
    await desk.inside(async () => {
      const past = DateTime.utc().minus({ minutes: 1 }).toFormat('yyyy-MM-dd HH:mm:ss')
      const { db } = currentClinic()
      await db.from('appointments_online_requests').update({ expires_at: past })
      await db.from('appointments_holds').update({ expires_at: past })
      await db.from('appointments_claims').update({ expires_at: past })
    })
    assert.include((await look(`/${link}`)).text(), 'This link is over')
    await send(`/${link}/confirmation`, {})
    assert.equal(await desk.count('appointments'), 0)
    await wakeDue(Date.now() + 3_600_000)
    await until(
      'it has expired',
      async () => (await desk.count('appointments_online_requests', { status: 'expired' })) === 1
    )
    await until('nobody can tell who asked', async () => {
      const [request] = await desk.rows('appointments_online_requests')
      return request.person === null
    })
    assert.equal(await desk.count('appointments_claims'), 0)
    ;(await askFor()).assertStatus(303)
  })

  test('speaks the language of the browser, in the page and in the mail', async ({ assert }) => {
    const page = await look().header('accept-language', 'es')
    assert.include(page.text(), '¿Para qué quiere venir?')
    await askFor({}, 'es')
    const { text, subject } = await nextMailTo(address())
    assert.include(text, 'Pidió una cita')
    assert.include(subject, 'Confirme su cita')
    assert.notInclude(subject, 'Santos')
  })

  test('says what is wrong, keeps what was typed, and is throttled', async ({ assert }) => {
    const wrong = await askFor({ email: 'no-address', birthDate: '2150-01-01' })
    wrong.assertStatus(422)
    assert.include(wrong.text(), 'This is no e-mail address.')
    assert.include(wrong.text(), 'value="Santos"')
    for (let tried = 0; tried < 7; tried++) await askFor({ email: 'no-address' })
    const throttled = await askFor()
    throttled.assertStatus(429)
    assert.equal(await desk.count('appointments_online_requests'), 0)
  })

  test('is set up by an owner, and shows nothing while it is off', async ({ assert }) => {
    const off = await desk.put('/setup/online', { noticeHours: '24', horizonDays: '30' })
    off.assertStatus(303)
    assert.include((await look()).text(), 'takes no bookings online')
    ;(await askFor()).assertStatus(200)
    assert.equal(await desk.count('appointments_online_requests'), 0)
    await desk.put('/setup/online', {
      'isOn': '1',
      'noticeHours': '24',
      'horizonDays': '30',
      'types[0]': type.id,
    })
    assert.include((await look()).text(), 'Check-up')
    ;(await desk.get('/setup/online', 'receptionist')).assertStatus(403)
  })

  test('is no part of a free clinic', async ({ client }) => {
    const free = await FrontDesk.open(client, { plan: 'free' })
    const page = await client.get(`/p/${free.clinic.slug}/appointments/book`)
    page.assertStatus(404)
    await free.close()
  })
})
