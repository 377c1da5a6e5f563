import { test } from '@japa/runner'
import Visit from '../../../models/visit.js'
import { Room } from './room.js'

const NOTE = {
  reason: 'Headache since Monday',
  subjective: 'Throbbing, worse at night.',
  assessment: 'Probably a migraine.',
  plan: 'Rest; come back in a week.',
}

test.group('Writing a visit', (group) => {
  let room: Room
  group.each.setup(async ({ context }) => {
    room = await Room.open(context.client)
    return () => room.close()
  })

  test('a draft is saved and shown again, and its text stands sealed', async ({ assert }) => {
    const id = await room.begin()
    const sent = await room.write(id, NOTE)
    sent.assertStatus(303)
    const page = await room.read(id)
    page.assertStatus(200)
    for (const text of Object.values(NOTE)) assert.include(page.text(), text)
    const row = await room.row(id)
    assert.notInclude(JSON.stringify(row), 'migraine')
    assert.match(String(row.plan), /^sealed\.1\./)
    assert.include(await room.actions(), 'patients.visits.create')
    assert.include(await room.actions(), 'patients.visits.update')
  })

  test('vital signs become observations with their codes, stored in metric units', async ({
    assert,
  }) => {
    const id = await room.begin()
    const sent = await room.write(id, {
      'units': 'imperial',
      'vitals[systolic]': '128',
      'vitals[diastolic]': '82',
      'vitals[heartRate]': '71',
      'vitals[temperature]': '98.6',
      'vitals[weight]': '154.3',
      'vitals[height]': '67',
    })
    sent.assertStatus(303)
    const rows = await room.desk.rows('patients_observations', { visit_id: id })
    const byCode = new Map(rows.map((row) => [row.code, row]))
    assert.deepInclude(byCode.get('8310-5'), { value_number: '37', unit: 'Cel' })
    assert.deepInclude(byCode.get('29463-7'), { value_number: '69.99', unit: 'kg' })
    assert.deepInclude(byCode.get('8302-2'), { value_number: '170.18', unit: 'cm' })
    assert.deepInclude(byCode.get('39156-5'), { value_number: '24.2', unit: 'kg/m2' })
    const [systolic, diastolic] = JSON.parse(String(byCode.get('85354-9')?.components))
    assert.deepInclude(systolic, { code: '8480-6', valueNumber: 128, unit: 'mm[Hg]' })
    assert.deepInclude(diastolic, { code: '8462-4', valueNumber: 82 })
    assert.isTrue(rows.every(({ status }) => status === 'preliminary'))
    const page = await room.read(id)
    assert.include(page.text(), 'value="154.3"')
    assert.include(page.text(), 'value="98.6"')
  })

  test('a reading that nobody can have is refused at its field and nothing is lost', async ({
    assert,
  }) => {
    const id = await room.begin()
    const sent = await room.write(id, {
      ...NOTE,
      'vitals[heartRate]': '720',
      'vitals[oxygenSaturation]': 'x',
    })
    sent.assertStatus(422)
    assert.include(sent.text(), 'Heart rate: between 10 and 350.')
    assert.include(sent.text(), 'Oxygen saturation: enter a number.')
    assert.include(sent.text(), NOTE.subjective)
    assert.include(sent.text(), 'value="720"')
    assert.equal(await room.desk.count('patients_observations'), 0)
  })

  test('diagnoses are written, corrected and taken back', async ({ assert }) => {
    const id = await room.begin()
    await room.write(id, {
      'diagnoses[0][display]': 'Migraine without aura',
      'diagnoses[0][code]': 'G43.0',
      'diagnoses[1][display]': 'Insomnia',
    })
    const conditions = () => room.desk.rows('patients_conditions', { visit_id: id })
    const [migraine, insomnia] = (await conditions()).sort((a, b) =>
      String(a.id).localeCompare(String(b.id))
    )
    assert.deepInclude(migraine, {
      code: 'G43.0',
      code_system: 'http://hl7.org/fhir/sid/icd-10-cm',
      category: 'encounter-diagnosis',
      verification_status: 'provisional',
    })
    const sent = await room.write(id, {
      'version': '2',
      'diagnoses[0][id]': String(migraine.id),
      'diagnoses[0][display]': 'Migraine with aura',
      'diagnoses[0][code]': 'G43.1',
      'diagnoses[1][id]': String(insomnia.id),
      'diagnoses[1][display]': '',
    })
    sent.assertStatus(303)
    const after = new Map((await conditions()).map((row) => [row.id, row]))
    assert.equal(after.get(migraine.id)?.code, 'G43.1')
    assert.equal(after.get(insomnia.id)?.verification_status, 'entered-in-error')
    assert.equal(after.size, 2)
  })

  test('typing saves itself: what is saved, what waits, and the version come back', async ({
    assert,
  }) => {
    const id = await room.begin()
    const first = await room.autosave(id, {
      'plan': 'Rest',
      'vitals[heartRate]': '7',
      'diagnoses[0][display]': 'Migr',
    })
    first.assertStatus(200)
    const { fields, message, isComplete } = first.body()
    assert.equal(fields.version, '2')
    assert.isFalse(isComplete)
    assert.include(message, 'Heart rate: between 10 and 350.')
    const second = await room.autosave(id, {
      'version': fields.version,
      'plan': 'Rest; come back.',
      'vitals[heartRate]': '71',
      'diagnoses[0][id]': fields['diagnoses[0][id]'],
      'diagnoses[0][display]': 'Migraine',
    })
    assert.isTrue(second.body().isComplete)
    assert.equal(await room.desk.count('patients_conditions'), 1)
    const page = await room.read(id)
    assert.include(page.text(), 'Rest; come back.')
    const updates = (await room.actions()).filter((action) => action === 'patients.visits.update')
    assert.lengthOf(updates, 1)
  })

  test('what is not sent stays as it is', async ({ assert }) => {
    const id = await room.begin()
    await room.write(id, NOTE)
    await room.write(id, { version: '2', plan: 'Rest.' })
    const visit = await room.desk.inside(() => Visit.findOrFail(id))
    assert.equal(visit.subjective, NOTE.subjective)
    assert.equal(visit.plan, 'Rest.')
  })

  test('who saves second is shown both versions and keeps the typing', async ({ assert }) => {
    const id = await room.begin()
    await room.write(id, { plan: 'Rest.' }, 'nurse')
    const late = await room.write(id, { plan: 'Ibuprofen 400 mg.' })
    late.assertStatus(409)
    assert.include(late.text(), 'Someone else changed this record while you were editing')
    assert.include(late.text(), '>Rest.<')
    assert.match(late.text(), /<textarea[^>]*name="plan"[^>]*>Ibuprofen 400 mg\.</)
    assert.match(late.text(), /name="version" value="2"/)
    const json = await room.autosave(id, { plan: 'Ibuprofen 400 mg.' })
    json.assertStatus(409)
    assert.equal(json.body().error.code, 'E_STALE_EDIT')
    const again = await room.write(id, { version: '2', plan: 'Ibuprofen 400 mg.' })
    again.assertStatus(303)
  })

  test('colleagues with the same draft open know of each other', async ({ assert }) => {
    const id = await room.begin()
    await room.read(id)
    const page = await room.read(id, 'nurse')
    const doctor = await room.desk.member('doctor')
    assert.include(page.text(), `${doctor.fullName.replaceAll("'", '&#39;')} has this draft open`)
    const nurse = await room.desk.member('nurse')
    const editors = await room.desk.get(`${room.chart}/visits/${id}/editors`, 'doctor')
    editors.assertStatus(200)
    assert.include(editors.text(), nurse.fullName.replaceAll("'", '&#39;'))
    const owner = await room.read(id, 'owner')
    assert.include(owner.text(), 'is still writing')
  })
})
