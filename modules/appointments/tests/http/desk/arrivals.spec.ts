import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { book } from '../../../booking/book.js'
import { FrontDesk } from '../../front_desk.js'
import { middayZone } from '../../midday.js'

/** So that today has hours left on every clock of the machine that runs this. */
const ALL_DAY = { fromMinute: 0, toMinute: 1440 }

test.group('Front desk', (group) => {
  let desk: FrontDesk
  let doctor: Awaited<ReturnType<FrontDesk['doctor']>>

  group.each.setup(() => () => desk.close())

  async function open(client: Parameters<typeof FrontDesk.open>[0], plan = 'pro') {
    desk = await FrontDesk.open(client, { plan, timeZone: middayZone() })
    doctor = await desk.doctor({ works: false })
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      await desk.hours(doctor.id, { weekday, ...ALL_DAY })
    }
  }

  /** Some time of today, a quarter of an hour apart each. */
  async function bookedToday(given: string, family: string, quarter = 0) {
    const patientId = await desk.patient(given, family)
    const startsAt = desk
      .at(DateTime.now().toISO())
      .startOf('day')
      .plus({ hours: 12, minutes: 15 * quarter })
    const appointment = await desk.inside(() =>
      book({ patientId, doctorId: doctor.id, startsAt, minutes: 15 })
    )
    return appointment.id
  }

  const statusOf = async (id: string) => (await desk.rows('appointments', { id }))[0].status

  test('one press each takes somebody from the door to the way home, and back', async ({
    client,
    assert,
  }) => {
    await open(client)
    const id = await bookedToday('Ana', 'Santos')
    const page = await desk.get('/desk', 'receptionist')
    page.assertStatus(200)
    page.assertTextIncludes('Santos, Ana')
    page.assertTextIncludes(`${desk.base}/${id}/arrival?back=`)
    const steps = ['arrival', 'rooming', 'completion'] as const
    const statuses = ['arrived', 'in_room', 'done']
    for (const [index, step] of steps.entries()) {
      const back = encodeURIComponent(`/desk?doctor=${doctor.id}`)
      const taken = await desk.post(`/${id}/${step}?back=${back}`, {}, 'receptionist')
      taken.assertHeader('location', `${desk.base}/desk?doctor=${doctor.id}`)
      assert.equal(await statusOf(id), statuses[index])
    }
    for (const step of steps.toReversed()) await desk.delete(`/${id}/${step}`, {}, 'receptionist')
    assert.equal(await statusOf(id), 'booked')
    await desk.post(`/${id}/no-show?back=/desk`, {}, 'nurse')
    assert.equal(await statusOf(id), 'no_show')
  })

  test('whoever arrives draws a number, once', async ({ client, assert }) => {
    await open(client)
    const [first, second] = [
      await bookedToday('Ana', 'Santos', 0),
      await bookedToday('Rosa', 'Marin', 1),
    ]
    await desk.post(`/${second}/arrival`)
    await desk.post(`/${first}/arrival`)
    await desk.delete(`/${second}/arrival`)
    await desk.post(`/${second}/arrival`)
    const tickets = await desk.rows('appointments_tickets')
    assert.deepEqual(tickets.map(({ number, appointment_id: of }) => [Number(number), of]).sort(), [
      [1, second],
      [2, first],
    ])
    const page = await desk.get('/desk', 'receptionist')
    page.assertTextIncludes('Waiting room: 2')
    page.assertTextIncludes('Number 2')
  })

  test('ten who arrive at one moment draw ten numbers', async ({ client, assert }) => {
    await open(client)
    const ids: string[] = []
    for (let index = 0; index < 10; index++) {
      ids.push(await bookedToday('Ana', `Santos ${index}`, index))
    }
    await desk.member('receptionist')
    await Promise.all(ids.map((id) => desk.post(`/${id}/arrival`, {}, 'receptionist')))
    const tickets = await desk.rows('appointments_tickets')
    assert.deepEqual(
      tickets.map(({ number }) => Number(number)).sort((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    )
  })

  test('the screen shows numbers and rooms, and no name of anybody who waits', async ({
    client,
    assert,
  }) => {
    await open(client)
    const [first, second] = [
      await bookedToday('Ana', 'Santos', 0),
      await bookedToday('Rosa', 'Marin', 1),
    ]
    await desk.post(`/${first}/arrival`)
    await desk.post(`/${second}/arrival`)
    const [ticket] = await desk.rows('appointments_tickets', { appointment_id: second })
    await desk.post(`/tickets/${ticket.id}/call`, {}, 'nurse')
    const board = await desk.get('/desk/board', 'receptionist')
    board.assertStatus(200)
    board.assertTextIncludes('<span class="board-number">2</span>')
    board.assertTextIncludes('<li>1</li>')
    for (const name of ['Santos', 'Marin', 'Ana', 'Rosa']) assert.notInclude(board.text(), name)
    const paper = await desk.get(`/tickets/${ticket.id}`, 'receptionist')
    paper.assertTextIncludes('<p class="ticket-number">2</p>')
    for (const name of ['Santos', 'Marin']) assert.notInclude(paper.text(), name)
  })

  test('a doctor sees the own day first, and who is next', async ({ client, assert }) => {
    await open(client)
    const id = await bookedToday('Ana', 'Santos')
    const other = await desk.doctor()
    await desk.post(`/${id}/arrival`)
    const own = await desk.get('/desk', doctor)
    own.assertTextIncludes('Next patient')
    own.assertTextIncludes('Start visit')
    const others = await desk.get('/desk', other)
    assert.notInclude(others.text(), 'Santos')
    ;(await desk.get('/desk?doctor=all', other)).assertTextIncludes('Santos')
  })

  test('the visit is begun from the appointment, once, and puts the patient into the room', async ({
    client,
    assert,
  }) => {
    await open(client)
    const id = await bookedToday('Ana', 'Santos')
    await desk.post(`/${id}/arrival`)
    const begun = await desk.post(`/${id}/visit`, {}, doctor)
    begun.assertStatus(302)
    const again = await desk.post(`/${id}/visit`, {}, doctor)
    assert.equal(again.header('location'), begun.header('location'))
    assert.equal(await statusOf(id), 'in_room')
    const [visit] = await desk.rows('patients_visits')
    assert.equal(begun.header('location')?.split('/').at(-1), visit.id)
    assert.equal(visit.author_id, doctor.id)
    ;(await desk.get('/desk', doctor)).assertTextIncludes('Open visit')
  })

  test('reception begins no visit, and nobody one in a chart that is closed to them', async ({
    client,
    assert,
  }) => {
    await open(client)
    const id = await bookedToday('Ana', 'Santos')
    await desk.post(`/${id}/arrival`)
    ;(await desk.post(`/${id}/visit`, {}, 'receptionist')).assertStatus(404)
    const [{ patient_id: patientId }] = await desk.rows('appointments', { id })
    await desk.client
      .post(`/c/${desk.clinic.slug}/patients/${patientId}/restriction`)
      .loginAs(await desk.member('owner'))
      .withCsrfToken()
      .redirects(0)
      .form({ 'reason': 'Asked for it.', 'team[0]': (await desk.member('nurse')).id })
    assert.equal(await desk.count('patients_restrictions'), 1)
    ;(await desk.post(`/${id}/visit`, {}, doctor)).assertStatus(404)
    assert.equal(await desk.count('patients_visits'), 0)
    const page = await desk.get('/desk', doctor)
    page.assertTextIncludes('Santos, Ana')
  })

  test('the front desk works on Free with its one doctor', async ({ client }) => {
    await open(client, 'free')
    const id = await bookedToday('Ana', 'Santos')
    ;(await desk.post(`/${id}/arrival?back=/desk`)).assertStatus(303)
    const page = await desk.get('/desk')
    page.assertTextIncludes('Waiting room: 1')
  })
})
