import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

test.group('Leave and closed days', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  const leave = (doctorId: string, fields: Record<string, string> = {}) => ({
    doctorId,
    kind: 'leave',
    firstDay: '2027-03-13',
    lastDay: '2027-03-15',
    ...fields,
  })
  const spans = async () =>
    (await desk.rows('appointments_absences')).map((row) => [row.starts_at, row.ends_at])

  test('whole days are those of the clinic, also where clocks change', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    const doctor = await desk.doctor()
    const saved = await desk.post('/setup/absences', leave(doctor.id), 'receptionist')
    saved.assertStatus(303)
    // New York goes forward on the 14th: five hours behind UTC before, four after.
    assert.deepEqual(await spans(), [['2027-03-13 05:00:00', '2027-03-16 04:00:00']])
    const [row] = await desk.rows('appointments_absences')
    const form = await desk.get(`/setup/absences/${row.id}`, 'receptionist')
    form.assertTextIncludes('value="2027-03-15"')
  })

  test('leave of hours has times, and ends after it begins', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const doctor = await desk.doctor()
    const hours = { lastDay: '', fromTime: '10:00', toTime: '09:00' }
    const refused = await desk.post('/setup/absences', leave(doctor.id, hours))
    refused.assertStatus(422)
    refused.assertTextIncludes('This ends before it begins.')
    refused.assertTextIncludes('value="10:00"')
    await desk.post('/setup/absences', leave(doctor.id, { ...hours, toTime: '11:30' }))
    assert.deepEqual(await spans(), [['2027-03-13 15:00:00', '2027-03-13 16:30:00']])
  })

  test('a doctor enters their own leave and nobody else’s', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const [own, other] = [await desk.doctor(), await desk.doctor()]
    ;(await desk.post('/setup/absences', leave(own.id), own)).assertStatus(303)
    ;(await desk.post('/setup/absences', leave(other.id), own)).assertStatus(422)
    ;(await desk.post('/setup/absences', leave('clinic'), own)).assertStatus(422)
    await desk.post('/setup/absences', leave(other.id), 'receptionist')
    assert.equal(await desk.count('appointments_absences'), 2)
    const [theirs] = await desk.rows('appointments_absences', { doctor_id: other.id })
    ;(await desk.delete(`/setup/absences/${theirs.id}`, {}, own)).assertStatus(404)
    ;(await desk.get('/setup/holidays', own)).assertStatus(403)
    ;(await desk.post('/setup/absences', leave(own.id), 'nurse')).assertStatus(403)
  })

  test('who is booked in the leave is shown, and nobody new can be booked', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    const doctor = await desk.doctor()
    const day = desk.at(new Date().toISOString()).plus({ days: 9 }).toFormat('yyyy-MM-dd')
    const typeId = (await desk.type()).id
    const booking = { doctorId: doctor.id, typeId, date: day, time: '10:00' }
    const patientId = await desk.patient('Rosa', 'Marin')
    ;(await desk.post('', { ...booking, patientId })).assertStatus(303)
    const saved = await desk.post(
      '/setup/absences',
      leave(doctor.id, { firstDay: day, lastDay: day })
    )
    saved.assertHeader('location', `${desk.base}/setup/affected`)
    ;(await desk.get('/setup/affected')).assertTextIncludes('Marin, Rosa')
    const refused = await desk.post('', { ...booking, time: '11:00', patientId })
    refused.assertStatus(409)
    const [row] = await desk.rows('appointments_absences')
    await desk.delete(`/setup/absences/${row.id}`)
    ;(await desk.get('/setup/affected')).assertTextIncludes('Nobody has to be moved')
    assert.equal(await desk.count('appointments', { status: 'booked' }), 1)
  })

  test('closed days are listed by year, stand once, and are repeated in the next', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    const add = (date: string, reason: string) =>
      desk.post('/setup/holidays', { date, reason }, 'receptionist')
    await add('2027-12-25', 'Christmas')
    await add('2027-12-25', 'Christmas again')
    await add('2027-01-01', 'New Year')
    ;(await add('2027-13-40', 'Never')).assertStatus(422)
    assert.equal(await desk.count('appointments_absences', { kind: 'holiday' }), 2)
    await desk.post('/setup/holiday-repetitions', { year: '2027' }, 'receptionist')
    await desk.post('/setup/holiday-repetitions', { year: '2027' }, 'receptionist')
    assert.equal(await desk.count('appointments_absences'), 4)
    const page = await desk.get('/setup/holidays?year=2028', 'receptionist')
    page.assertTextIncludes('Christmas')
    const [christmas] = await desk.rows('appointments_absences', { reason: 'Christmas' })
    await desk.delete(`/setup/holidays/${christmas.id}`, {}, 'receptionist')
    assert.equal(await desk.count('appointments_absences'), 3)
  })
})
