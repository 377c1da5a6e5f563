import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

test.group('An appointment', (group) => {
  let desk: FrontDesk
  let one: string

  group.each.setup(() => () => desk.close())

  async function open(client: Parameters<typeof FrontDesk.open>[0]) {
    desk = await FrontDesk.open(client)
    const doctorId = (await desk.doctor()).id
    const patientId = await desk.patient()
    const booking = { patientId, doctorId, start: '2027-03-02T10:00', minutes: 30 }
    const booked = await desk.json('POST', '', booking)
    booked.assertStatus(201)
    one = `/${booked.body().appointment.id}`
  }

  const status = async () => (await desk.rows('appointments'))[0].status

  test('goes through the day step by step, and each step back', async ({ client, assert }) => {
    await open(client)
    const steps = [
      ['confirmation', 'confirmed'],
      ['arrival', 'arrived'],
      ['rooming', 'in_room'],
      ['completion', 'done'],
    ]
    for (const [step, reached] of steps) {
      ;(await desk.post(`${one}/${step}`)).assertStatus(303)
      assert.equal(await status(), reached)
    }
    for (const [step] of [...steps].reverse()) {
      ;(await desk.delete(`${one}/${step}`)).assertStatus(303)
    }
    assert.equal(await status(), 'booked')
    assert.equal(await desk.count('appointments_events'), 9)
    const page = await desk.get(one)
    page.assertTextIncludes('Arrival taken back')
  })

  test('takes no step that does not follow, and says so', async ({ client, assert }) => {
    await open(client)
    const refused = await desk.post(`${one}/completion`)
    refused.assertStatus(409)
    refused.assertTextIncludes('This is not possible with the appointment as it stands now.')
    ;(await desk.delete(`${one}/arrival`)).assertStatus(409)
    assert.equal(await status(), 'booked')
  })

  test('is cancelled with a reason and restored by undo', async ({ client, assert }) => {
    await open(client)
    ;(await desk.get(`${one}/cancellation`)).assertStatus(200)
    const cancelled = await desk.post(`${one}/cancellation`, { reason: 'Has a cold.' })
    cancelled.assertStatus(303)
    assert.equal(await desk.count('appointments_claims'), 0)
    const page = await desk.get(one)
    page.assertTextIncludes('Has a cold.')
    page.assertTextIncludes('Undo the cancellation')
    assert.notInclude(JSON.stringify(await desk.rows('appointments_events')), 'cold')
    ;(await desk.delete(`${one}/cancellation`)).assertStatus(303)
    assert.equal(await status(), 'booked')
    assert.equal(await desk.count('appointments_claims'), 6)
  })

  test('is moved by a form and moved back by undo', async ({ client, assert }) => {
    await open(client)
    const form = await desk.get(`${one}/rescheduling`)
    form.assertStatus(200)
    form.assertTextIncludes('value="10:00"')
    const fields = {
      date: '2027-03-03',
      time: '09:15',
      minutes: '45',
      version: '1',
      reason: 'Work.',
    }
    ;(await desk.post(`${one}/rescheduling`, fields)).assertStatus(303)
    const [moved] = await desk.rows('appointments')
    assert.equal(moved.starts_at, '2027-03-03 14:15:00')
    assert.equal(moved.ends_at, '2027-03-03 15:00:00')
    ;(await desk.get(one)).assertTextIncludes('Moved')
    ;(await desk.delete(`${one}/rescheduling`)).assertStatus(303)
    const [back] = await desk.rows('appointments')
    assert.equal(back.starts_at, '2027-03-02 15:00:00')
    assert.equal(back.ends_at, '2027-03-02 15:30:00')
  })

  test('of two who move it at once, the second is told', async ({ client, assert }) => {
    await open(client)
    const move = (time: string) =>
      desk.json('POST', `${one}/rescheduling`, { start: `2027-03-02T${time}`, version: 1 })
    ;(await move('11:00')).assertStatus(200)
    const late = await move('12:00')
    late.assertStatus(409)
    assert.equal(late.body().error, 'E_STALE_EDIT')
    const undone = await desk.json('DELETE', `${one}/rescheduling`)
    undone.assertStatus(200)
    assert.equal(undone.body().appointment.start, '2027-03-02T15:00:00Z')
  })

  test('has its note and kind changed, and its history says that, not what', async ({
    client,
    assert,
  }) => {
    await open(client)
    const type = await desk.type({ name: 'Check-up' })
    const fields = { typeId: type.id, note: 'Interpreter needed.', version: '1' }
    ;(await desk.put(one, fields)).assertStatus(303)
    const page = await desk.get(one)
    page.assertTextIncludes('Interpreter needed.')
    page.assertTextIncludes('Check-up')
    const stale = await desk.put(one, { ...fields, note: 'Other.' })
    stale.assertStatus(409)
    stale.assertTextIncludes('Other.')
    assert.notInclude(JSON.stringify(await desk.rows('appointments_events')), 'Interpreter')
  })
})
