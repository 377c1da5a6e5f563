import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

test.group('A clinic on the Free plan', (group) => {
  let desk: FrontDesk

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client, { plan: 'free' })
    return () => desk.close()
  })

  test('runs the schedule of its doctor: booked, moved, seen, cancelled', async ({ assert }) => {
    const doctorId = (await desk.doctor()).id
    const patientId = await desk.patient()
    const start = '2027-03-02T10:00'
    const booked = await desk.json('POST', '', { patientId, doctorId, start, minutes: 30 })
    booked.assertStatus(201)
    const one = `/${booked.body().appointment.id}`
    const moved = await desk.json('POST', `${one}/rescheduling`, { start: '2027-03-03T11:00' })
    moved.assertStatus(200)
    ;(await desk.get(one)).assertStatus(200)
    ;(await desk.post(`${one}/arrival`, {}, 'nurse')).assertStatus(303)
    ;(await desk.delete(`${one}/arrival`, {}, 'nurse')).assertStatus(303)
    ;(await desk.post(`${one}/cancellation`)).assertStatus(303)
    assert.equal((await desk.rows('appointments'))[0].status, 'cancelled')
  })

  test('keeps the schedule of one doctor, and says why not of two', async ({ assert }) => {
    const first = await desk.doctor()
    const second = await desk.doctor()
    const page = await desk.get('/new')
    page.assertTextIncludes(first.fullName)
    assert.notInclude(page.text(), second.fullName)
    const booking = { patientId: await desk.patient(), date: '2027-03-02', time: '10:00' }
    const other = { ...booking, doctorId: second.id, minutes: '30' }
    const refused = await desk.post('', other)
    refused.assertStatus(422)
    refused.assertTextIncludes('Your plan keeps the schedule of one doctor.')
    const room = await desk.post('', {
      ...other,
      doctorId: first.id,
      roomId: (await desk.room()).id,
    })
    room.assertStatus(422)
    room.assertTextIncludes('Your plan keeps no rooms.')
    assert.equal(await desk.count('appointments'), 0)
  })
})
