import { test } from '@japa/runner'
import { book } from '../../../booking/book.js'
import { FrontDesk } from '../../front_desk.js'

const DAY = '2027-03-02'

test.group('Calendar', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  const events = (query: Record<string, string>, as: Parameters<FrontDesk['get']>[1] = 'nurse') =>
    desk.json('GET', `/calendar/events?${new URLSearchParams(query)}`, {}, as)
  const oneDay = { from: DAY, until: '2027-03-03' }

  test('shows its page to everybody who works there, and to nobody else', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    await desk.doctor()
    for (const role of ['owner', 'doctor', 'nurse', 'receptionist'] as const) {
      const page = await desk.get(`?date=${DAY}`, role)
      page.assertStatus(200)
      assert.include(page.text(), 'data-calendar')
      assert.equal(
        page.text().includes('data-calendar-new'),
        ['owner', 'receptionist'].includes(role)
      )
    }
    const stranger = await client.get(`${desk.base}/calendar/events`).redirects(0)
    assert.notEqual(stranger.status(), 200)
  })

  test('names patients in its list of events, which nothing keeps', async ({ client, assert }) => {
    desk = await FrontDesk.open(client, { timeZone: 'Europe/Berlin' })
    const doctorId = (await desk.doctor()).id
    const patientId = await desk.patient('Grace', 'Hopper')
    const type = await desk.type({ colour: 'violet' })
    const order = { patientId, doctorId, typeId: type.id, note: 'Fever.' }
    await desk.inside(() => book({ ...order, startsAt: desk.at(`${DAY}T10:00`) }))
    const answer = await events(oneDay)
    answer.assertStatus(200)
    assert.equal(answer.header('cache-control'), 'no-store')
    const [one] = answer.body().events
    assert.containsSubset(one, {
      patient: 'Hopper, Grace',
      doctorId,
      typeId: type.id,
      start: `${DAY}T10:00:00`,
      end: `${DAY}T10:30:00`,
      status: 'booked',
      movable: true,
      overbooked: false,
    })
    assert.notInclude(answer.text(), 'Fever')
  })
})
