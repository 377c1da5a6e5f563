import { test } from '@japa/runner'
import { currentClinic, transaction, useLimit } from '@medtrack/sdk'
import { emptyDraft } from '../../../people/draft.js'
import { registerPatients } from '../../../people/registration.js'
import verify from '../../../verify.js'
import { Desk } from '../../desk.js'
import { recordFile, SENT_COUNTS, somebody } from '../../fhir_bundle.js'
import { choose, runImport, undoImport, uploadRecords } from './records_desk.js'

/** Patients on the plan of that name. */
const FREE = 50
const TABLES = ['patients_visits', 'patients_observations', 'patients_fhir_sources']

test.group('Importing records', (group) => {
  let desk: Desk

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    return () => desk.close()
  })

  async function tallies(id: string) {
    const rows = await desk.rows('patients_record_import_tallies', { import_id: id })
    const sum = (fate: string) =>
      rows.filter((row) => row.fate === fate).reduce((all, row) => all + Number(row.total), 0)
    return {
      mapped: sum('mapped'),
      kept: sum('kept'),
      updated: sum('updated'),
      unchanged: sum('unchanged'),
    }
  }

  test('a whole record comes into a chart, and what has no place is kept and said', async ({
    assert,
  }) => {
    const id = await uploadRecords(desk, [recordFile(somebody())])
    const people = await desk.get(`/record-imports/${id}`)
    people.assertStatus(200)
    people.assertTextIncludes('Dubois, Mireille')
    assert.equal(await desk.count('patients'), 0)
    await runImport(desk, id)
    const { mapped, kept } = await tallies(id)
    assert.deepEqual({ mapped, kept }, { mapped: SENT_COUNTS.mapped, kept: SENT_COUNTS.kept })
    const report = await desk.get(`/record-imports/${id}`)
    report.assertTextIncludes('Import finished')
    report.assertTextIncludes('It was planned or called off')
    const [patient] = await desk.rows('patients')
    for (const path of ['', '/visits', '/other-systems', '/exports']) {
      ;(await desk.get(`/${patient.id}${path}`)).assertStatus(200)
    }
    const others = await desk.get(`/${patient.id}/other-systems`)
    others.assertTextIncludes('Spirometry')
    const [letter] = await desk.rows('patients_fhir_sources', {
      resource_type: 'DocumentReference',
    })
    ;(await desk.get(`/${patient.id}/other-systems/${letter.id}`)).assertTextIncludes(
      'Dear colleague'
    )
    await desk.inside(() => verify(currentClinic().db))
  })

  test('visits come signed under the name that stands there, and clinical text lies sealed', async ({
    assert,
  }) => {
    await runImport(desk, await uploadRecords(desk, [recordFile(somebody())]))
    const [visit] = await desk.rows('patients_visits')
    assert.equal(visit.status, 'finished')
    assert.equal(visit.signed_by_name, 'Dr. Ada Okafor')
    assert.isNull(visit.signed_by)
    const everything = JSON.stringify(await Promise.all(TABLES.map((table) => desk.rows(table))))
    for (const text of ['Cough', 'No growth', '999-12-3456', 'Spirometry', 'childhood']) {
      assert.notInclude(everything, text)
    }
    assert.equal(await desk.count('patients_record_import_files'), 0)
  })

  test('the same files again change nothing', async ({ assert }) => {
    const sent = somebody()
    await runImport(desk, await uploadRecords(desk, [recordFile(sent)]))
    const before = await Promise.all(TABLES.map((table) => desk.rows(table)))
    const id = await uploadRecords(desk, [recordFile(sent)])
    ;(await desk.get(`/record-imports/${id}`)).assertTextIncludes('Nothing is to be done')
    const [person] = await desk.rows('patients_record_import_people', { import_id: id })
    assert.equal(person.fate, 'repeat')
    assert.deepEqual(await Promise.all(TABLES.map((table) => desk.rows(table))), before)
    assert.equal(await desk.count('patients'), 1)
  })

  test('a newer record brings only its news, and what was changed here stays', async ({
    assert,
  }) => {
    const sent = somebody()
    await runImport(desk, await uploadRecords(desk, [recordFile(sent)]))
    const [patient] = await desk.rows('patients')
    const edit = { given: 'Mireille', family: 'Martin', sex: 'female', version: '1' }
    ;(await desk.put(`/${patient.id}`, edit)).assertStatus(303)
    const newer = recordFile(sent, (resources) =>
      resources.map((one) => {
        if (one.resourceType === 'Flag') return { ...one, code: { text: 'Wears a hearing aid' } }
        return one.resourceType === 'Patient' ? { ...one, birthDate: '1985-11-29' } : one
      })
    )
    const id = await uploadRecords(desk, [newer])
    const [person] = await desk.rows('patients_record_import_people', { import_id: id })
    assert.equal(person.fate, 'known')
    await runImport(desk, id)
    const { updated, unchanged } = await tallies(id)
    assert.deepEqual({ updated, unchanged }, { updated: 2, unchanged: SENT_COUNTS.all - 2 })
    const [after] = await desk.rows('patients')
    assert.equal(after.family, 'Martin')
    assert.equal(await desk.count('patients_alerts'), 1)
  })

  test('somebody who looks like a patient waits for a decision: added, or made new, or left out', async ({
    assert,
  }) => {
    const fields = { given: 'Mireille', family: 'Dubois', birthDate: '1985-11-30', sex: 'female' }
    const known = await desk.register(fields)
    const first = await uploadRecords(desk, [recordFile(somebody())])
    const page = await desk.get(`/record-imports/${first}`)
    page.assertTextIncludes('same name and birth date')
    page.assertTextIncludes('1 person is undecided')
    await choose(desk, first, 1, 'add')
    await runImport(desk, first)
    assert.equal(await desk.count('patients'), 1)
    assert.equal(await desk.count('patients_visits', { patient_id: known }), 1)

    const second = await uploadRecords(desk, [recordFile(somebody())])
    const [person] = await desk.rows('patients_record_import_people', { import_id: second })
    assert.equal(person.why, 'identifier')
    await choose(desk, second, 1, 'new')
    await runImport(desk, second)
    assert.equal(await desk.count('patients'), 2)

    const third = await uploadRecords(desk, [recordFile(somebody({ ssn: '999-00-0000' }))])
    await choose(desk, third, 1, 'skip')
    assert.equal(
      (await desk.put(`/record-imports/${third}/people/1`, { choice: 'all' })).status(),
      422
    )
    assert.equal(
      (await desk.put(`/record-imports/${third}/people/9`, { choice: 'new' })).status(),
      404
    )
    await runImport(desk, third)
    assert.equal(await desk.count('patients'), 2)
  })

  test('whoever the plan has no room for is refused, and comes in later from the same files', async ({
    assert,
    client,
  }) => {
    await desk.close()
    desk = await Desk.open(client, { plan: 'free' })
    const drafts = Array.from({ length: FREE - 1 }, (_, index) => ({
      draft: { ...emptyDraft(), given: 'Ana', family: `Number ${index}` },
      by: null,
    }))
    await desk.inside(() =>
      transaction(async () => {
        await useLimit('patients', drafts.length)
        await registerPatients(drafts)
      })
    )
    const other = somebody({ given: 'Otto', family: 'Klein', birthDate: '1950-01-02', ssn: '1' })
    const files = [recordFile(somebody()), recordFile(other)]
    const id = await uploadRecords(desk, files)
    await runImport(desk, id)
    assert.equal(await desk.count('patients'), FREE)
    ;(await desk.get(`/record-imports/${id}`)).assertTextIncludes('no room for more patients')
    const [refused] = await desk.rows('patients_record_import_people', { outcome: 'refused' })
    assert.equal(refused.number, 2)
    const again = await uploadRecords(desk, files)
    const fates = await desk.rows('patients_record_import_people', { import_id: again })
    assert.deepEqual(
      fates.map(({ fate }) => fate),
      ['repeat', 'new']
    )
  })

  test('undo takes out what came in, and keeps whom somebody has written about since', async ({
    assert,
  }) => {
    const known = await desk.register({
      given: 'Mireille',
      family: 'Dubois',
      birthDate: '1985-11-30',
      sex: 'female',
    })
    const files = [
      recordFile(somebody()),
      recordFile(somebody({ given: 'Otto', family: 'Klein', birthDate: '1950-01-02', ssn: '1' })),
      recordFile(somebody({ given: 'Edith', family: 'Stein', birthDate: '1951-01-02', ssn: '2' })),
    ]
    const id = await uploadRecords(desk, files)
    await choose(desk, id, 1, 'add')
    await runImport(desk, id)
    assert.equal(await desk.count('patients'), 3)
    const [edith] = await desk.rows('patients', { family: 'Stein' })
    const edit = { given: 'Edith', family: 'Stein', sex: 'female', city: 'Breslau', version: '1' }
    ;(await desk.put(`/${edith.id}`, edit)).assertStatus(303)
    await undoImport(desk, id)
    const left = (await desk.rows('patients')).map((row) => row.id)
    assert.sameMembers(left, [known, edith.id])
    assert.equal(await desk.count('patients_visits', { patient_id: known }), 0)
    assert.equal(await desk.count('patients_fhir_sources', { patient_id: known }), 0)
    assert.equal(await desk.count('patients_visits', { patient_id: edith.id }), 1)
    const report = await desk.get(`/record-imports/${id}`)
    report.assertTextIncludes('Import undone')
    await desk.inside(() => verify(currentClinic().db))
  })
})
