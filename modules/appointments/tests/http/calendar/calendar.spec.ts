import { test } from '@japa/runner'
import { book } from '../../../booking/book.js'
import { takeStep } from '../../../booking/steps.js'
import Absence from '../../../models/absence.js'
import { FrontDesk } from '../../front_desk.js'

const DAY = '2027-03-02'

test.group('Calendar', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  const events = (
    query: Record<string, string> = {},
    as: Parameters<FrontDesk['get']>[1] = 'nurse'
  ) =>
    desk.json(
      'GET',
      `/calendar/events?${new URLSearchParams({ from: DAY, until: '2027-03-03', ...query })}`,
      {},
      as
    )

  test('shows its page to everybody who works there, and to nobody else', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    await desk.doctor()
    for (const role of ['owner', 'doctor', 'nurse', 'receptionist'] as const) {
      const page = await desk.get(`?date=${DAY}`, role)
      page.assertStatus(200)
      const books = role === 'owner' || role === 'receptionist'
      assert.equal(page.text().includes('data-calendar-new'), books)
    }
    const stranger = await client.get(`${desk.base}/calendar/events`).redirects(0)
    assert.notEqual(stranger.status(), 200)
  })

  test('names patients in its list of events, which nothing keeps, and not what they come for', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client, { timeZone: 'Europe/Berlin' })
    const doctorId = (await desk.doctor()).id
    const patientId = await desk.patient('Grace', 'Hopper')
    const type = await desk.type({ colour: 'violet' })
    const order = { patientId, doctorId, typeId: type.id, note: 'Fever.' }
    await desk.inside(() => book({ ...order, startsAt: desk.at(`${DAY}T10:00`) }))
    const answer = await events()
    answer.assertStatus(200)
    assert.equal(answer.header('cache-control'), 'no-store')
    assert.containsSubset(answer.body().events, [
      {
        patient: 'Hopper, Grace',
        doctorId,
        typeId: type.id,
        start: `${DAY}T10:00:00`,
        end: `${DAY}T10:30:00`,
        status: 'booked',
        movable: true,
        overbooked: false,
      },
    ])
    assert.notInclude(answer.text(), 'Fever')
  })

  test('leaves out what was cancelled and keeps who did not come', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const doctorId = (await desk.doctor()).id
    const [gone, missed] = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
    const at = (time: string) => desk.at(`${DAY}T${time}`)
    await desk.inside(async () => {
      const facts = { doctorId, minutes: 30 }
      const one = await book({ ...facts, patientId: gone, startsAt: at('10:00') })
      await takeStep(one, 'cancellation', { reason: 'Moved away.' })
      await takeStep(await book({ ...facts, patientId: missed, startsAt: at('11:00') }), 'no-show')
    })
    const { body } = { body: (await events()).body() }
    assert.deepEqual(
      body.events.map((one: { status: string }) => one.status),
      ['no_show']
    )
  })

  test('shades what lies outside the hours, and names leave', async ({ client, assert }) => {
    desk = await FrontDesk.open(client, { timeZone: 'Europe/Berlin' })
    const doctorId = (await desk.doctor()).id
    await desk.inside(() =>
      Absence.create({
        doctorId,
        kind: 'leave',
        startsAt: desk.at(`${DAY}T16:00`).toUTC(),
        endsAt: desk.at(`${DAY}T18:00`).toUTC(),
      })
    )
    const { closed } = (await events()).body()
    assert.deepEqual(closed, [
      { doctorId, start: `${DAY}T00:00:00`, end: `${DAY}T08:00:00`, kind: 'off' },
      { doctorId, start: `${DAY}T16:00:00`, end: '2027-03-03T00:00:00', kind: 'off' },
      { doctorId, start: `${DAY}T16:00:00`, end: `${DAY}T18:00:00`, kind: 'leave' },
    ])
    const together = (await events({ together: '1' })).body().closed
    assert.isNull(together[0].doctorId)
  })

  test('reckons a length by the wall on both days on which clocks change', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client, { timeZone: 'Europe/Berlin' })
    const doctorId = (await desk.doctor()).id
    const patientId = await desk.patient()
    const order = { doctorId, patientId, minutes: 60, outsideHours: true }
    await desk.inside(async () => {
      await book({ ...order, startsAt: desk.at('2027-03-28T01:30') })
      await book({ ...order, startsAt: desk.at('2027-10-31T02:30') })
    })
    const spring = (await events({ from: '2027-03-28', until: '2027-03-29' })).body().events[0]
    assert.equal(spring.start, '2027-03-28T01:30:00')
    assert.equal(spring.end, '2027-03-28T02:30:00')
    const autumn = (await events({ from: '2027-10-31', until: '2027-11-01' })).body().events[0]
    assert.equal(autumn.start, '2027-10-31T02:30:00')
    assert.equal(autumn.end, '2027-10-31T03:30:00')
  })

  test('answers for one doctor, for one room, and not for a year', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const [one, other] = [(await desk.doctor()).id, (await desk.doctor()).id]
    const room = await desk.room()
    const [ana, bea] = [await desk.patient('Ana', 'Cruz'), await desk.patient('Bea', 'Diaz')]
    const startsAt = desk.at(`${DAY}T10:00`)
    await desk.inside(async () => {
      await book({ patientId: ana, doctorId: one, startsAt, minutes: 30, roomId: room.id })
      await book({ patientId: bea, doctorId: other, startsAt, minutes: 30 })
    })
    const patients = async (query: Record<string, string>) =>
      (await events(query)).body().events.map(({ patient }: { patient: string }) => patient)
    assert.deepEqual(await patients({ doctors: other }), ['Diaz, Bea'])
    assert.deepEqual(await patients({ room: room.id }), ['Cruz, Ana'])
    assert.lengthOf(await patients({}), 2)
    ;(await events({ until: '2028-03-02' })).assertStatus(422)
    ;(await events({ from: 'yesterday' })).assertStatus(422)
  })

  test('keeps a time while somebody books it, for them alone', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const doctor = (await desk.doctor()).id
    const wanted = { doctor, start: `${DAY}T10:00`, minutes: 30 }
    const held = await desk.json('POST', '/calendar/holds', wanted, 'receptionist')
    held.assertStatus(201)
    const { hold } = held.body()
    const refused = await desk.json('POST', '/calendar/holds', wanted, 'owner')
    refused.assertStatus(409)
    assert.equal(refused.body().error, 'E_SLOT_TAKEN')
    const seen = (await events()).body().held
    assert.containsSubset(seen, [{ doctorId: doctor, start: `${DAY}T10:00:00`, isOwn: false }])
    assert.notInclude(JSON.stringify(seen), hold)
    const others = await desk.json('DELETE', `/calendar/holds/${hold}`, {}, 'owner')
    others.assertStatus(404)
    const before = String((await desk.rows('appointments_holds'))[0].expires_at)
    const again = await desk.json('PUT', `/calendar/holds/${hold}`, {}, 'receptionist')
    again.assertStatus(204)
    assert.isAtLeast(
      String((await desk.rows('appointments_holds'))[0].expires_at).length,
      before.length
    )
    ;(await desk.json('POST', '/calendar/holds', wanted, 'doctor')).assertStatus(403)
    const patientId = await desk.patient()
    const order = { patientId, doctorId: doctor, start: `${DAY}T10:00`, minutes: 30, holdId: hold }
    ;(await desk.json('POST', '', order, 'receptionist')).assertStatus(201)
    assert.equal(await desk.count('appointments_holds'), 0)
    ;(await desk.json('PUT', `/calendar/holds/${hold}`, {}, 'receptionist')).assertStatus(404)
  })

  test('shows one doctor on the free plan, and the bookings of others in the list', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client, { plan: 'free' })
    const one = await desk.doctor()
    const other = await desk.doctor({ works: false })
    const patientId = await desk.patient('Grace', 'Hopper')
    const startsAt = desk.at(`${DAY}T10:00`)
    await desk.inside(() =>
      book({ patientId, doctorId: other.id, startsAt, minutes: 30, outsideHours: true })
    )
    const page = await desk.get(`?date=${DAY}`)
    assert.include(page.text(), `Schedule of ${one.fullName} only`.replaceAll("'", '&#39;'))
    assert.lengthOf((await events()).body().events, 0)
    const list = await desk.get(`/list?date=${DAY}`)
    assert.include(list.text(), 'Hopper, Grace')
  })

  test('lists a day, with what can be done and where it leads back to', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    const doctorId = (await desk.doctor()).id
    const patientId = await desk.patient('Grace', 'Hopper')
    const startsAt = desk.at(`${DAY}T10:00`)
    const { id } = await desk.inside(() => book({ patientId, doctorId, startsAt, minutes: 30 }))
    const list = await desk.get(`/list?date=${DAY}`, 'nurse')
    list.assertStatus(200)
    assert.include(list.text(), 'Hopper, Grace')
    assert.include(list.text(), `/${id}/arrival`)
    const back = `/list?date=${DAY}`
    const done = await desk.post(`/${id}/arrival`, { back }, 'nurse')
    assert.equal(done.header('location'), desk.base + back)
    assert.include((await desk.get(`/list?date=no-date`)).text(), 'Day list')
  })
})
