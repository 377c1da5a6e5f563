import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

const DAY = '2027-03-02'

test.group('Booking', (group) => {
  let desk: FrontDesk
  let doctorId: string
  let typeId: string

  group.each.setup(() => () => desk.close())

  async function open(client: Parameters<typeof FrontDesk.open>[0]) {
    desk = await FrontDesk.open(client)
    doctorId = (await desk.doctor()).id
    typeId = (await desk.type()).id
  }

  const form = (fields: Record<string, string> = {}) => ({
    doctorId,
    typeId,
    date: DAY,
    time: '10:00',
    minutes: '',
    note: 'Brings the referral.',
    ...fields,
  })

  const idOf = (response: { header(name: string): string | undefined }) =>
    response.header('location')?.split('/').at(-1) ?? ''

  test('finds the patient, books, and shows the appointment with its history', async ({
    client,
    assert,
  }) => {
    await open(client)
    const patientId = await desk.patient('Ana', 'Santos')
    const page = await desk.get('/new?start=2027-03-02T10:00', 'receptionist')
    page.assertStatus(200)
    page.assertTextIncludes('value="2027-03-02"')
    page.assertTextIncludes('value="10:00"')
    const found = await desk.post('/new', form({ who: 'santos' }), 'receptionist')
    found.assertStatus(200)
    found.assertTextIncludes('Santos, Ana')
    found.assertTextIncludes(`value="${patientId}"`)
    found.assertTextIncludes('Brings the referral.')
    const booked = await desk.post('', form({ patientId }), 'receptionist')
    booked.assertStatus(303)
    const shown = await desk.get(`/${idOf(booked)}`, 'receptionist')
    shown.assertStatus(200)
    shown.assertTextIncludes('Santos, Ana')
    shown.assertTextIncludes('Brings the referral.')
    shown.assertTextIncludes('Booked')
    assert.notInclude(shown.text().match(/<title>.*<\/title>/s)?.[0] ?? '', 'Santos')
    const [row] = await desk.rows('appointments')
    assert.equal(row.starts_at, '2027-03-02 15:00:00')
    assert.equal(row.ends_at, '2027-03-02 15:30:00')
    assert.notInclude(String(row.note), 'referral')
  })

  test('brings in a new patient, but asks first whether it is one who is known', async ({
    client,
    assert,
  }) => {
    await open(client)
    const known = await desk.patient('Ana', 'Santos')
    const newcomer = { 'newcomer[given]': 'Ana', 'newcomer[family]': 'Santos' }
    const asked = await desk.post('', form(newcomer))
    asked.assertStatus(409)
    asked.assertTextIncludes('One patient looks like this person')
    asked.assertTextIncludes('Brings the referral.')
    assert.equal(await desk.count('appointments'), 0)
    ;(await desk.post('', form({ ...newcomer, seen: known }))).assertStatus(303)
    assert.equal(await desk.count('patients'), 2)
    const theirs = await desk.post('', form({ ...newcomer, patientId: known, time: '11:00' }))
    theirs.assertStatus(303)
    assert.equal(await desk.count('patients'), 2)
    assert.equal(await desk.count('appointments', { patient_id: known }), 1)
  })

  test('registers nobody whose time is taken', async ({ client, assert }) => {
    await open(client)
    await desk.post('', form({ patientId: await desk.patient('Bea', 'Diaz') }))
    const newcomer = { 'newcomer[given]': 'Cia', 'newcomer[family]': 'Ebro' }
    const refused = await desk.post('', form({ ...newcomer, time: '10:15' }))
    refused.assertStatus(409)
    assert.equal(await desk.count('patients'), 1)
    assert.equal(await desk.count('appointments'), 1)
  })

  test('says what is taken, keeps the typing, and takes another time by one button', async ({
    client,
    assert,
  }) => {
    await open(client)
    await desk.post('', form({ patientId: await desk.patient('Bea', 'Diaz') }))
    const patientId = await desk.patient('Cia', 'Ebro')
    const refused = await desk.post('', form({ patientId, who: 'ebro' }), 'receptionist')
    refused.assertStatus(409)
    refused.assertTextIncludes('This time is taken: the doctor has another appointment then.')
    refused.assertTextIncludes('Brings the referral.')
    refused.assertTextIncludes('Ebro, Cia')
    const [, slot] = /name="slot"[^>]*value="([^"]+)"/.exec(refused.text()) ?? []
    assert.isDefined(slot)
    ;(await desk.post('', form({ patientId, slot }), 'receptionist')).assertStatus(303)
    const [row] = await desk.rows('appointments', { patient_id: patientId })
    assert.equal(String(row.starts_at).replace(' ', 'T') + 'Z', slot)
  })

  test('goes over a taken time for whoever may, with a reason, and leaves a mark', async ({
    client,
    assert,
  }) => {
    await open(client)
    await desk.post('', form({ patientId: await desk.patient('Bea', 'Diaz') }))
    const patientId = await desk.patient('Cia', 'Ebro')
    const silent = await desk.post('', form({ patientId, overbook: '1' }), 'receptionist')
    silent.assertStatus(422)
    silent.assertTextIncludes('Say why.')
    const reason = { overbook: '1', overbookReason: 'In pain.' }
    const over = await desk.post('', form({ patientId, ...reason }), 'receptionist')
    over.assertStatus(303)
    const shown = await desk.get(`/${idOf(over)}`, 'nurse')
    shown.assertTextIncludes('Overbooked')
    shown.assertTextIncludes('In pain.')
    const member = await desk.member('receptionist')
    const [row] = await desk.rows('appointments', { patient_id: patientId })
    assert.equal(row.overbooked_by_id, member.id)
    assert.equal(row.overbooked_by_name, member.fullName)
  })

  test('outside working hours needs a word', async ({ client }) => {
    await open(client)
    const patientId = await desk.patient()
    const refused = await desk.post('', form({ patientId, time: '19:00' }))
    refused.assertStatus(409)
    refused.assertTextIncludes('The doctor does not work at this time.')
    const booked = await desk.post('', form({ patientId, time: '19:00', outsideHours: '1' }))
    booked.assertStatus(303)
    ;(await desk.get(`/${idOf(booked)}`)).assertTextIncludes('Outside hours')
  })

  test('is refused at its box where it cannot be', async ({ client, assert }) => {
    await open(client)
    const patientId = await desk.patient()
    const cases: [Record<string, string>, string][] = [
      [{ time: '10:02' }, 'There is no such time'],
      // On this night the clock goes from two to three.
      [{ date: '2027-03-14', time: '02:30' }, 'There is no such time'],
      [{ minutes: '7' }, 'Give a length'],
      [{ doctorId: (await desk.member('nurse')).id }, 'Choose a doctor'],
      [{ typeId: patientId }, 'not offered any more'],
      [{ roomId: patientId }, 'This room cannot be chosen'],
      [{ patientId: doctorId }, 'Choose a patient'],
      [{ patientId: '' }, 'fill in the name of a new one'],
    ]
    for (const [fields, sentence] of cases) {
      const refused = await desk.post('', form({ patientId, ...fields }))
      refused.assertStatus(422)
      refused.assertTextIncludes(sentence)
    }
    assert.equal(await desk.count('appointments'), 0)
  })

  test('is for reception and owners; everybody sees, and says who came', async ({ client }) => {
    await open(client)
    const patientId = await desk.patient()
    for (const role of ['doctor', 'nurse'] as const) {
      ;(await desk.get('/new', role)).assertStatus(403)
      ;(await desk.post('', form({ patientId }), role)).assertStatus(403)
    }
    const booked = await desk.post('', form({ patientId }), 'receptionist')
    const one = `/${idOf(booked)}`
    ;(await desk.get(one, 'doctor')).assertStatus(200)
    ;(await desk.post(`${one}/cancellation`, {}, 'nurse')).assertStatus(403)
    ;(await desk.post(`${one}/arrival`, {}, 'nurse')).assertStatus(303)
    ;(await desk.get(one, 'doctor')).assertTextIncludes('Arrived')
  })
})
