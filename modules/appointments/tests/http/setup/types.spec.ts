import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

test.group('Kinds of appointment and rooms', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  const type = (fields: Record<string, string> = {}) => ({
    name: 'Check-up',
    minutes: '30',
    bufferMinutes: '5',
    colour: 'green',
    price: '80.50',
    ...fields,
  })

  test('a kind is added with its price in the clinic’s currency, changed, and put away', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    const doctor = await desk.doctor()
    const added = await desk.post(
      '/setup/types',
      type({ 'doctorIds[]': doctor.id, 'isOnline': '1' })
    )
    added.assertStatus(303)
    const [row] = await desk.rows('appointments_types')
    assert.equal(row.price_minor, 8050)
    assert.equal(Boolean(row.is_online), true)
    assert.equal(await desk.count('appointments_type_doctors', { doctor_id: doctor.id }), 1)
    const form = await desk.get(`/setup/types/${row.id}`)
    form.assertTextIncludes('value="80.50"')
    await desk.put(`/setup/types/${row.id}`, type({ name: 'Long check-up', version: '1' }))
    assert.equal(await desk.count('appointments_types', { name: 'Long check-up' }), 1)
    assert.equal(await desk.count('appointments_type_doctors'), 0)
    const stale = await desk.put(`/setup/types/${row.id}`, type({ version: '1' }))
    stale.assertStatus(409)
    await desk.post(`/setup/types/${row.id}/archive`)
    const page = await desk.get('/setup')
    page.assertTextIncludes('One that is not offered any more')
    await desk.delete(`/setup/types/${row.id}/archive`)
    assert.equal(await desk.count('appointments_types', { archived_at: null }), 1)
  })

  test('what is wrong is said at its field', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const refused = await desk.post(
      '/setup/types',
      type({ name: ' ', minutes: '7', price: 'eighty', colour: 'pink' })
    )
    refused.assertStatus(422)
    refused.assertTextIncludes('Name is needed.')
    const again = await desk.post('/setup/types', type({ minutes: '7', price: '80.555' }))
    again.assertTextIncludes('Use steps of five minutes.')
    again.assertTextIncludes('Type a price such as 80 or 80.50.')
    again.assertTextIncludes('value="80.555"')
    assert.equal(await desk.count('appointments_types'), 0)
    ;(await desk.post('/setup/types', type(), 'receptionist')).assertStatus(403)
  })

  test('rooms are added, renamed and put away', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    ;(await desk.post('/setup/rooms', { name: '', kind: 'room' })).assertStatus(422)
    await desk.post('/setup/rooms', { name: 'Room 1', kind: 'room' })
    const [row] = await desk.rows('appointments_rooms')
    const changed = { name: 'Blue room', kind: 'equipment', version: '1' }
    ;(await desk.put(`/setup/rooms/${row.id}`, changed)).assertStatus(303)
    ;(await desk.get('/setup/rooms')).assertTextIncludes('Blue room')
    await desk.post(`/setup/rooms/${row.id}/archive`)
    assert.equal(await desk.count('appointments_rooms', { archived_at: null }), 0)
    await desk.delete(`/setup/rooms/${row.id}/archive`)
    assert.equal(await desk.count('appointments_rooms', { archived_at: null }), 1)
  })
})
