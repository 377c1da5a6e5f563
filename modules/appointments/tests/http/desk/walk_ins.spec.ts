import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'
import { middayZone } from '../../midday.js'

test.group('Walk-ins', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  async function open(client: Parameters<typeof FrontDesk.open>[0], { works = true } = {}) {
    desk = await FrontDesk.open(client, { timeZone: middayZone() })
    const doctor = await desk.doctor({ works: false })
    const day = { fromMinute: 0, toMinute: 1440 }
    if (works) {
      for (const weekday of [1, 2, 3, 4, 5, 6, 7]) await desk.hours(doctor.id, { weekday, ...day })
    }
    return { doctor, typeId: (await desk.type({ minutes: 5 })).id }
  }

  const newcomer = { 'newcomer[given]': 'Rosa', 'newcomer[family]': 'Marin' }

  test('somebody new is registered, has the next free time, has arrived and a number', async ({
    client,
    assert,
  }) => {
    const { doctor, typeId } = await open(client)
    ;(await desk.get('/desk/walk-ins/new', 'receptionist')).assertStatus(200)
    const taken = await desk.post('/desk/walk-ins', { ...newcomer, typeId }, 'receptionist')
    taken.assertStatus(303)
    const [row] = await desk.rows('appointments')
    assert.equal(row.status, 'arrived')
    assert.equal(row.booked_via, 'walk-in')
    assert.equal(row.doctor_id, doctor.id)
    const [ticket] = await desk.rows('appointments_tickets')
    assert.equal(Number(ticket.number), 1)
    taken.assertHeader('location', `${desk.base}/tickets/${ticket.id}`)
    assert.equal(await desk.count('patients'), 1)
    assert.equal(await desk.count('appointments_claims'), 1)
  })

  test('who looks like a patient is asked about first', async ({ client, assert }) => {
    const { typeId } = await open(client)
    const known = await desk.patient('Rosa', 'Marin')
    const asked = await desk.post('/desk/walk-ins', { ...newcomer, typeId })
    asked.assertStatus(409)
    asked.assertTextIncludes('Marin, Rosa')
    assert.equal(await desk.count('appointments'), 0)
    await desk.post('/desk/walk-ins', { typeId, patientId: known })
    assert.equal(await desk.count('appointments', { patient_id: known }), 1)
    const seen = await desk.post('/desk/walk-ins', { ...newcomer, typeId, seen: known })
    seen.assertStatus(303)
    assert.equal(await desk.count('patients'), 2)
  })

  test('where nothing is free today nobody is registered, and reception may squeeze them in', async ({
    client,
    assert,
  }) => {
    const { doctor, typeId } = await open(client, { works: false })
    const fields = { ...newcomer, typeId, doctorId: doctor.id, note: 'Fell off a ladder.' }
    const full = await desk.post('/desk/walk-ins', fields, 'receptionist')
    full.assertStatus(409)
    full.assertTextIncludes('Nothing is free today')
    full.assertTextIncludes('value="Rosa"')
    full.assertTextIncludes('Fell off a ladder.')
    assert.equal(await desk.count('patients'), 0)
    const reasonless = { ...fields, overbook: '1' }
    ;(await desk.post('/desk/walk-ins', reasonless, 'receptionist')).assertStatus(422)
    const squeezed = { ...reasonless, overbookReason: 'Bleeds.' }
    ;(await desk.post('/desk/walk-ins', squeezed, 'receptionist')).assertStatus(303)
    const [row] = await desk.rows('appointments')
    assert.isNotNull(row.overbooked_by_name)
    assert.equal(Boolean(row.outside_hours), true)
  })

  test('ten walk-ins at one moment have ten times and ten numbers', async ({ client, assert }) => {
    const { typeId } = await open(client)
    const patients: string[] = []
    for (let index = 0; index < 10; index++) {
      patients.push(await desk.patient('Ana', `Santos ${index}`))
    }
    await desk.member('receptionist')
    const answers = await Promise.all(
      patients.map((patientId) =>
        desk.post('/desk/walk-ins', { patientId, typeId }, 'receptionist')
      )
    )
    const taken = answers.filter((answer) => answer.status() === 303)
    const rows = await desk.rows('appointments')
    assert.equal(new Set(rows.map((row) => String(row.starts_at))).size, rows.length)
    assert.equal(rows.length, taken.length)
    assert.equal(await desk.count('appointments_tickets'), taken.length)
    assert.isAtLeast(taken.length, 1)
  })

  test('nurses and doctors take nobody in', async ({ client }) => {
    const { typeId } = await open(client)
    for (const role of ['nurse', 'doctor'] as const) {
      ;(await desk.post('/desk/walk-ins', { ...newcomer, typeId }, role)).assertStatus(403)
    }
  })
})
