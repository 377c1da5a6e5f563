import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import verify from '../../verify.js'
import { Desk } from '../desk.js'
import { fillEveryTable, seeded } from '../random_records.js'
import { plainSpreadsheet } from '../spreadsheets.js'

test.group('Undoing an import', (group) => {
  let desk: Desk
  group.each.setup(() => () => desk.close())

  test('undo takes out exactly what came in and keeps whom somebody edited since', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const before = await desk.register({
      given: 'Before',
      family: 'Import',
      birthDate: '1970-01-01',
    })
    const id = await desk.checkedImport(plainSpreadsheet(12))
    await desk.post(`/imports/${id}/run`)
    await desk.reaches(id, 'done')
    const [edited] = await desk.rows('patients', { import_id: id })
    const fields = { given: 'Edited', family: 'Since', sex: 'unknown', version: '1' }
    ;(await desk.put(`/${edited.id}`, fields)).assertStatus(303)
    await desk.post(`/imports/${id}/undo`)
    await desk.reaches(id, 'undone')
    const left = (await desk.rows('patients')).map((row) => row.id)
    assert.sameMembers(left, [before, edited.id])
    ;(await desk.get(`/imports/${id}`)).assertTextIncludes('Since, Edited')
    await desk.inside(() => verify(currentClinic().db))
  })

  test('undo keeps whoever has anything in any table of any module, and says why', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport(plainSpreadsheet(60))
    await desk.post(`/imports/${id}/run`)
    await desk.reaches(id, 'done')
    const people = (await desk.rows('patients', { import_id: id })).map((row) => String(row.id))
    const places = await desk.inside(() => fillEveryTable(seeded(5), people))
    const kept = [...places].filter(([, place]) => !place.startsWith('patients_duplicate_cand'))
    assert.isBelow(places.size, people.length)
    await desk.post(`/imports/${id}/undo`)
    await desk.reaches(id, 'undone')
    const left = new Set((await desk.rows('patients')).map((row) => String(row.id)))
    const gone = kept.filter(([patientId]) => !left.has(patientId))
    assert.deepEqual(gone, [])
    assert.equal(left.size, kept.length)
    const rows = await desk.rows('patients_import_rows', { import_id: id, outcome: 'kept' })
    assert.lengthOf(rows, kept.length)
    for (const { findings } of rows) {
      assert.lengthOf(JSON.parse(String(findings)).keptFor, 1)
    }
    const pages = [1, 2].map((page) => desk.get(`/imports/${id}?page=${page}`))
    const told = (await Promise.all(pages)).map((page) => page.text()).join()
    for (const words of ['visits', 'prescriptions', 'treatment plans', 'medical details']) {
      assert.include(told, words)
    }
    const toReception = await desk.get(`/imports/${id}`, 'receptionist')
    toReception.assertTextIncludes('entries in the chart')
    assert.notInclude(toReception.text(), 'prescriptions')
    await desk.inside(() => verify(currentClinic().db))
  })
})
