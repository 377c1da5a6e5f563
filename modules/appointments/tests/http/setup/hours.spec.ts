import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

test.group('Setting working hours', (group) => {
  let desk: FrontDesk
  let doctorId: string

  group.each.setup(() => () => desk.close())

  async function open(client: Parameters<typeof FrontDesk.open>[0]) {
    desk = await FrontDesk.open(client)
    doctorId = (await desk.doctor({ works: false })).id
  }

  const monday = { 'd1[0][from]': '08:30', 'd1[0][to]': '12:00' }
  const path = () => `/setup/hours/${doctorId}`
  const weeks = async () =>
    (await desk.rows('appointments_hours'))
      .map(
        (row) =>
          `${row.weekday} ${row.from_minute}-${row.to_minute} ${row.valid_from ?? ''}_${row.valid_until ?? ''}`
      )
      .sort()

  test('one press sets up the usual week and a first kind of appointment, once', async ({
    client,
    assert,
  }) => {
    await open(client)
    const page = await desk.get('/setup')
    page.assertTextIncludes('Start with the usual')
    const begun = await desk.post('/setup/beginning')
    begun.assertStatus(303)
    assert.equal(await desk.count('appointments_hours'), 10)
    assert.equal(await desk.count('appointments_types'), 1)
    await desk.post('/setup/beginning')
    assert.equal(await desk.count('appointments_hours'), 10)
    assert.equal(await desk.count('appointments_types'), 1)
    const after = await desk.get('/setup')
    after.assertTextIncludes('9:00 AM–1:00 PM')
    assert.notInclude(after.text(), 'Start with the usual')
  })

  test('what is wrong is said at its field, and nothing typed is lost', async ({
    client,
    assert,
  }) => {
    await open(client)
    const refused = await desk.put(path(), {
      ...monday,
      'd2[0][from]': '09:00',
      'd2[0][to]': '08:00',
      'd3[0][from]': '09:03',
      'd3[0][to]': '10:00',
      'd4[0][from]': '09:00',
      'd4[0][to]': '12:00',
      'd4[1][from]': '11:00',
      'd4[1][to]': '13:00',
      'd5[2][from]': '20:00',
      'd5[2][to]': '',
    })
    refused.assertStatus(422)
    for (const sentence of [
      'This ends before it begins.',
      'Use steps of five minutes.',
      'This overlaps another time of the same day.',
      'Say both: from when and to when.',
    ]) {
      refused.assertTextIncludes(sentence)
    }
    for (const typed of ['08:30', '09:03', '20:00']) refused.assertTextIncludes(`value="${typed}"`)
    assert.equal(await desk.count('appointments_hours'), 0)
  })

  test('copies a day to the others without saving anything', async ({ client, assert }) => {
    await open(client)
    const copied = await desk.put(path(), {
      ...monday,
      copy: '1',
      copyFrom: '1',
      copyTo: 'workdays',
    })
    copied.assertStatus(200)
    assert.lengthOf(copied.text().match(/value="08:30"/g) ?? [], 5)
    assert.equal(await desk.count('appointments_hours'), 0)
  })

  test('midnight ends a day', async ({ client, assert }) => {
    await open(client)
    await desk.put(path(), { 'd6[0][from]': '22:00', 'd6[0][to]': '00:00' })
    assert.deepEqual(await weeks(), ['6 1320-1440 _'])
    const page = await desk.get(path())
    page.assertTextIncludes('value="00:00"')
  })

  test('other hours for some weeks stand between the usual ones, and give way again', async ({
    client,
    assert,
  }) => {
    await open(client)
    await desk.put(path(), monday)
    const summer = { validFrom: '2027-07-01', validUntil: '2027-07-31' }
    const saved = await desk.put(path(), {
      'd2[0][from]': '10:00',
      'd2[0][to]': '11:00',
      ...summer,
    })
    saved.assertStatus(303)
    assert.deepEqual(await weeks(), [
      '1 510-720 2027-08-01_',
      '1 510-720 _2027-06-30',
      '2 600-660 2027-07-01_2027-07-31',
    ])
    const seen = (await desk.rows('appointments_hours', { weekday: 2 }))[0].id
    await desk.delete(path(), { week: '2027-07-01_2027-07-31', seen: String(seen) })
    assert.deepEqual(await weeks(), ['1 510-720 2027-08-01_', '1 510-720 _2027-07-31'])
  })

  test('whoever types over newer hours is told and shown them', async ({ client, assert }) => {
    await open(client)
    await desk.put(path(), monday)
    const stale = await desk.put(path(), {
      'week': '_',
      'seen': 'older',
      'd1[0][from]': '06:00',
      'd1[0][to]': '07:00',
    })
    stale.assertStatus(409)
    stale.assertTextIncludes('Somebody saved this in the meantime')
    assert.deepEqual(await weeks(), ['1 510-720 _'])
  })

  test('who is booked outside the new hours is shown at once', async ({ client }) => {
    await open(client)
    const start = nextMonday(desk).set({ hour: 15 })
    for (const weekday of [1, 2, 3, 4, 5]) {
      await desk.hours(doctorId, { weekday, fromMinute: 480, toMinute: 1080 })
    }
    const patientId = await desk.patient('Rosa', 'Marin')
    const typeId = (await desk.type()).id
    const booked = await desk.post('', {
      patientId,
      doctorId,
      typeId,
      date: start.toFormat('yyyy-MM-dd'),
      time: '15:00',
    })
    booked.assertStatus(303)
    const seen = (await desk.rows('appointments_hours'))
      .map(({ id }) => String(id))
      .sort()
      .at(-1)
    const saved = await desk.put(path(), { ...monday, week: '_', seen: seen ?? '' })
    saved.assertHeader('location', `${desk.base}/setup/affected`)
    const affected = await desk.get('/setup/affected', 'receptionist')
    affected.assertTextIncludes('Marin, Rosa')
    affected.assertTextIncludes('/rescheduling')
    const home = await desk.client
      .get(`/c/${desk.clinic.slug}`)
      .loginAs(await desk.member('receptionist'))
    home.assertTextIncludes('One appointment lies where nobody works')
  })

  test('only the owner sets hours; nurses see no setup at all', async ({ client }) => {
    await open(client)
    for (const role of ['doctor', 'nurse', 'receptionist'] as const) {
      ;(await desk.put(path(), monday, role)).assertStatus(403)
      ;(await desk.post('/setup/beginning', {}, role)).assertStatus(403)
    }
    ;(await desk.get('/setup', 'nurse')).assertStatus(403)
    ;(await desk.get('/setup', 'receptionist')).assertStatus(200)
    ;(await desk.get('/setup/hours/no-such-doctor')).assertStatus(404)
  })

  test('on Free one doctor has a schedule, and the page says why others have none', async ({
    client,
  }) => {
    desk = await FrontDesk.open(client, { plan: 'free' })
    const first = await desk.doctor()
    const second = await desk.doctor({ works: false })
    const page = await desk.get('/setup')
    page.assertTextIncludes('No schedule for')
    page.assertTextIncludes('come with Pro')
    ;(await desk.get(`/setup/hours/${first.id}`)).assertStatus(200)
    ;(await desk.get(`/setup/hours/${second.id}`)).assertStatus(404)
    const rooms = await desk.get('/setup/rooms')
    rooms.assertStatus(404)
    rooms.assertTextIncludes('plan does not include it')
  })
})

function nextMonday(desk: FrontDesk) {
  const now = desk.at(new Date().toISOString())
  return now.plus({ days: 8 - now.weekday }).startOf('day')
}
