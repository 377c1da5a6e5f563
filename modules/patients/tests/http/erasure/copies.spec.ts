import { test } from '@japa/runner'
import { currentClinic, sealBytes, unsealBytes } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { until } from '../../../../../tests/http/releases/until.js'
import { storedNow } from '../../../people/registration.js'
import { Desk } from '../../desk.js'

test.group('Copies of an erased patient', (group) => {
  let desk: Desk
  let id: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    id = await desk.register({ given: 'Zephyrine', family: 'Quillfeather', recordNumber: 'Q-1' })
    return () => desk.close()
  })

  async function erase() {
    await desk.post(`/${id}/archive`)
    await desk.post(`/${id}/erasure`, { reason: 'other', recordNumber: 'Q-1' })
    await desk.post(`/${id}/erasure/confirmation`, { understood: '1' })
    await until('the patient is erased', async () => {
      const [erasure] = await desk.rows('patients_erasures')
      return erasure?.state === 'done'
    })
  }

  function stamps() {
    return { created_at: storedNow(), updated_at: storedNow(), created_by_name: 'Olivia' }
  }

  test('rows of spreadsheets go: who came in, who repeats them, who was left out', async ({
    assert,
  }) => {
    const rows = [
      'First name,Last name,Birth date',
      'Zephyrine,Quillfeather,',
      'ZÉPHYRINE,Quillfeather,1975-02-31',
      'Rui,Lopes,1980-01-01',
    ]
    const importId = await desk.checkedImport(rows.join('\n'))
    await desk.post(`/imports/${importId}/run`)
    await desk.reaches(importId, 'done')
    await erase()
    const left = await desk.rows('patients_import_rows')
    assert.lengthOf(left, 1)
    assert.include(String(left[0].cells), 'Lopes')
    assert.equal(await desk.count('patients'), 1)
  })

  test('downloads that hold them go, and open for nobody; files lose their name', async ({
    assert,
  }) => {
    const exportIds = [v7(), v7()]
    const sealed = await desk.inside(async () => {
      const { db } = currentClinic()
      const about = { format: 'fhir', status: 'ready', locale: 'en', content_type: 'x' }
      for (const [index, exportId] of exportIds.entries()) {
        await db.table('patients_exports').insert({
          id: exportId,
          patient_id: index === 0 ? id : null,
          patient_count: 1,
          ...about,
          ...stamps(),
        })
        const bytes = await sealBytes(exportId, Buffer.from('Quillfeather'))
        await db.table('patients_export_pieces').insert({ export_id: exportId, position: 0, bytes })
      }
      await db.table('patients_record_imports').insert({
        id: v7(),
        status: 'done',
        file_names: JSON.stringify(['Zephyrine8_Quillfeather12.json', 'other.json']),
        byte_count: 1,
        ...stamps(),
      })
      const pieces = await db.from('patients_export_pieces')
      return pieces.map(({ bytes }): Buffer => bytes)
    })
    await erase()
    assert.equal(await desk.count('patients_export_pieces'), 0)
    assert.equal(await desk.count('patients_exports', { status: 'expired' }), 1)
    assert.equal(await desk.count('patients_exports'), 1)
    for (const bytes of sealed) {
      await desk.inside(() => assert.rejects(() => unsealBytes(bytes), /was destroyed/))
    }
    const [{ file_names: names }] = await desk.rows('patients_record_imports')
    assert.deepEqual(JSON.parse(String(names)), ['…', 'other.json'])
  })

  test('an import of records that is being read stands in the way', async ({ assert }) => {
    const importId = v7()
    const batch = { status: 'reading', file_names: '[]', byte_count: 1, ...stamps() }
    await desk.inside(() =>
      currentClinic()
        .db.table('patients_record_imports')
        .insert({ id: importId, ...batch })
    )
    await desk.post(`/${id}/archive`)
    const page = await desk.get(`/${id}/erasure`)
    assert.include(page.text(), 'An import of records that is not finished')
    assert.include(page.text(), `${desk.base}/record-imports/${importId}`)
  })
})
