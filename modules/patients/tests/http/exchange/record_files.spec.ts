import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { recordFile, recordText, somebody } from '../../fhir_bundle.js'
import { runImport, uploadRecords } from './records_desk.js'

test.group('Files of records', (group) => {
  let desk: Desk

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    return () => desk.close()
  })

  test('line-by-line exports come in too, with what refers to somebody known before', async ({
    assert,
  }) => {
    const sent = somebody()
    const bundle: { entry: { resource: { resourceType: string } }[] } = JSON.parse(recordText(sent))
    const relative = JSON.stringify(bundle.entry.map(({ resource }) => resource))
    const byId = new Map(
      bundle.entry.map(({ resource }) => [(resource as { id?: string }).id, resource.resourceType])
    )
    const lines = JSON.parse(
      relative.replaceAll(/urn:uuid:([\w-]+)/g, (_, id) => `${byId.get(id)}/${id}`)
    ) as { resourceType: string }[]
    const file = (name: string, some: object[]) => ({
      name,
      bytes: Buffer.from(some.map((one) => JSON.stringify(one)).join('\n')),
    })
    const later = lines.filter(({ resourceType }) => resourceType === 'Observation')
    const first = lines.filter(({ resourceType }) => resourceType !== 'Observation')
    await runImport(
      desk,
      await uploadRecords(desk, [
        file('Patient.ndjson', first.slice(0, 1)),
        file('rest.ndjson', first.slice(1)),
      ])
    )
    assert.equal(await desk.count('patients'), 1)
    assert.equal(await desk.count('patients_observations'), 0)
    await runImport(desk, await uploadRecords(desk, [file('Observation.ndjson', later)]))
    assert.equal(await desk.count('patients'), 1)
    const rows = await desk.rows('patients_observations')
    const [visit] = await desk.rows('patients_visits')
    assert.lengthOf(rows, 3)
    assert.includeMembers(
      rows.map((row) => row.visit_id),
      [visit.id]
    )
  })

  test('files that are no records are refused with what to do: {name}')
    .with([
      { name: 'no JSON', text: '{"resourceType":', says: 'no JSON' },
      { name: 'no FHIR', text: '{"hello":1}', says: 'no FHIR resources' },
      { name: 'nobody', text: '{"resourceType":"Organization","id":"1"}', says: 'no patient' },
      {
        name: 'a history',
        text: '{"resourceType":"Bundle","type":"history"}',
        says: 'history of changes',
      },
      { name: 'a broken archive', text: 'PK\u0003\u0004nothing', says: 'damaged' },
      { name: 'empty', text: ' ', says: 'empty' },
    ])
    .run(async ({ assert }, { text, says }) => {
      const id = await uploadRecords(desk, [{ name: 'x.json', bytes: Buffer.from(text) }])
      const page = await desk.get(`/record-imports/${id}`)
      page.assertStatus(200)
      page.assertTextIncludes(says)
      assert.equal(await desk.count('patients_record_import_files'), 0)
    })

  test('no file at all is refused; a discarded upload leaves nothing', async ({ assert }) => {
    ;(await desk.post('/record-imports')).assertStatus(422)
    const id = await uploadRecords(desk, [recordFile(somebody())])
    ;(await desk.delete(`/record-imports/${id}`)).assertStatus(303)
    for (const table of ['imports', 'import_files', 'import_people', 'import_tallies']) {
      assert.equal(await desk.count(`patients_record_${table}`), 0, table)
    }
  })

  test('is the owner’s alone', async () => {
    const id = await uploadRecords(desk, [recordFile(somebody())])
    for (const role of ['doctor', 'nurse', 'receptionist'] as const) {
      ;(await desk.get(`/record-imports/${id}`, role)).assertStatus(403)
      ;(await desk.post(`/record-imports/${id}/run`, {}, role)).assertStatus(403)
      ;(await desk.get('/exports', role)).assertStatus(403)
    }
  })
})
