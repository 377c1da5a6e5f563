import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import runImport from '../../jobs/run_import.js'
import undoImport from '../../jobs/undo_import.js'
import verify from '../../verify.js'
import { Desk } from '../desk.js'
import { plainSpreadsheet, TROUBLED_COUNTS, troubledSpreadsheet } from '../spreadsheets.js'

test.group('Imports', (group) => {
  let desk: Desk
  let other: Desk | undefined

  group.each.setup(() => async () => {
    await desk.close()
    await other?.close()
    other = undefined
  })

  test('a file that is no spreadsheet is refused with what to do: {name}')
    .with([
      { name: 'empty', bytes: Buffer.alloc(0), says: 'Choose a file first|This file is empty' },
      {
        name: 'binary',
        bytes: Buffer.from('89504e470d0a1a0a0000000d494844520000', 'hex'),
        says: 'not a text file',
      },
      { name: 'workbook', bytes: Buffer.from('504b03041400060008000000', 'hex'), says: 'Save as' },
      { name: 'nothing but commas', bytes: Buffer.from(',,,\n,,\n'), says: 'no rows' },
      {
        name: 'an open quotation',
        bytes: Buffer.from('First,Last\n"Ana,Silva\n'),
        says: 'quotation mark',
      },
      {
        name: 'more than 10 MB',
        bytes: Buffer.alloc(11 * 1024 * 1024, 'a,b\n'),
        says: 'larger than 10 MB',
      },
    ])
    .run(async ({ client, assert }, { bytes, says }) => {
      desk = await Desk.open(client)
      const response = await desk.upload(bytes)
      response.assertStatus(422)
      assert.match(response.text(), new RegExp(says))
      assert.equal(await desk.count('patients_imports'), 0)
      assert.equal(await desk.count('patients_import_files'), 0)
    })

  test('no file at all is refused', async ({ client }) => {
    desk = await Desk.open(client)
    const response = await desk.post('/imports')
    response.assertStatus(422)
    response.assertTextIncludes('Choose a file first')
  })

  test('every row meets its fate, comes in once, and goes out again', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport(troubledSpreadsheet())
    for (const [fate, total] of Object.entries(TROUBLED_COUNTS)) {
      assert.equal(await desk.count('patients_import_rows', { import_id: id, fate }), total, fate)
      ;(await desk.get(`/imports/${id}?fate=${fate}`)).assertStatus(200)
    }
    assert.equal(await desk.count('patients'), 0)
    ;(await desk.post(`/imports/${id}/run`, {}, 'receptionist')).assertStatus(303)
    await desk.reaches(id, 'done')
    assert.equal(await desk.count('patients'), TROUBLED_COUNTS.new)
    assert.equal(await desk.count('patients_import_files'), 0)
    await desk.inside(() => verify(currentClinic().db))
    ;(await desk.get(`/imports/${id}`)).assertTextIncludes('Import finished')

    ;(await desk.post(`/imports/${id}/undo`)).assertStatus(303)
    await desk.reaches(id, 'undone')
    assert.equal(await desk.count('patients'), 0)
    assert.equal(await desk.count('patients_search_keys'), 0)
    assert.equal(await desk.count('patients_spellings'), 0)
  })

  test('a job that runs twice, even at once, brings nobody in twice', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport(plainSpreadsheet(250))
    await desk.inside(() =>
      currentClinic().db.from('patients_imports').where({ id }).update({ status: 'importing' })
    )
    await Promise.all([desk.inside(() => runImport(id)), desk.inside(() => runImport(id))])
    await desk.inside(() => runImport(id))
    assert.equal(await desk.count('patients'), 250)
    assert.equal(await desk.count('patients_import_rows', { outcome: 'imported' }), 250)
    await desk.inside(() =>
      currentClinic().db.from('patients_imports').where({ id }).update({ status: 'undoing' })
    )
    await Promise.all([desk.inside(() => undoImport(id)), desk.inside(() => undoImport(id))])
    assert.equal(await desk.count('patients'), 0)
  }).timeout(60_000)

  test('importing the same file again finds only repeats', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const first = await desk.checkedImport(plainSpreadsheet(30))
    await desk.post(`/imports/${first}/run`)
    await desk.reaches(first, 'done')
    const second = await desk.checkedImport(plainSpreadsheet(31))
    assert.equal(
      await desk.count('patients_import_rows', { import_id: second, fate: 'repeat' }),
      30
    )
    assert.equal(await desk.count('patients_import_rows', { import_id: second, fate: 'new' }), 1)
  })

  test('a look-alike comes in when it is chosen, alone, and only before the import', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport(troubledSpreadsheet())
    const [row] = await desk.rows('patients_import_rows', { import_id: id, fate: 'look-alike' })
    ;(await desk.post(`/imports/${id}/rows/${row.number}/choice`)).assertStatus(303)
    for (const number of ['3', '0', 'x', '99999']) {
      ;(await desk.post(`/imports/${id}/rows/${number}/choice`)).assertStatus(404)
    }
    await desk.post(`/imports/${id}/run`)
    await desk.reaches(id, 'done')
    assert.equal(await desk.count('patients'), TROUBLED_COUNTS.new + 1)
    ;(await desk.delete(`/imports/${id}/rows/${row.number}/choice`)).assertStatus(409)
    ;(await desk.post(`/imports/${id}/run`)).assertStatus(409)
  })

  test('a mapping without a name is refused and nothing chosen is lost', async ({ client }) => {
    desk = await Desk.open(client)
    const uploaded = await desk.upload('Alpha,Beta\nAna,Silva\nBen,Costa\n')
    const path = String(uploaded.header('location')).split('/patients')[1]
    const fields = {
      'encoding': 'utf-8',
      'delimiter': ',',
      'dateOrder': 'mdy',
      'hasHeader': '1',
      'columns[0]': 'given',
      'columns[1]': '',
    }
    const refused = await desk.put(path, fields)
    refused.assertStatus(422)
    refused.assertTextIncludes('Choose which column holds the last name.')
    refused.assertTextIncludes('<option value="given" selected')
    ;(await desk.put(path, { ...fields, encoding: 'klingon' })).assertStatus(422)
    ;(await desk.put(path, { ...fields, 'columns[1]': '__proto__' })).assertStatus(422)
  })

  test('columns called __proto__ and constructor are columns like any other', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport(
      '__proto__,constructor,First name,Last name\nx,y,Ana,Silva\nx,y,Ben,Costa\n'
    )
    assert.equal(await desk.count('patients_import_rows', { import_id: id, fate: 'new' }), 2)
  })

  test('the unusable rows leave with their reasons, formulas kept from running', async ({
    client,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport('First,Last,DOB\n=cmd(),,1/1/2001\nAna,Silva,13/45/1990\n')
    const response = await desk.get(`/imports/${id}/unusable`)
    response.assertStatus(200)
    response.assertTextIncludes('Last name: is missing')
    response.assertTextIncludes("'=cmd()")
    response.assertTextIncludes('no such day (13/45/1990)')
  })

  test('a discarded upload leaves nothing', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const id = await desk.checkedImport(troubledSpreadsheet())
    ;(await desk.delete(`/imports/${id}`)).assertStatus(303)
    for (const table of ['patients_imports', 'patients_import_rows', 'patients_import_files']) {
      assert.equal(await desk.count(table), 0, table)
    }
  })

  test('another clinic’s import is not there, for anything', async ({ client }) => {
    desk = await Desk.open(client)
    other = await Desk.open(client)
    const id = await other.checkedImport(troubledSpreadsheet())
    for (const path of ['', '/mapping', '/unusable']) {
      ;(await desk.get(`/imports/${id}${path}`)).assertStatus(404)
    }
    for (const path of ['/run', '/undo', '/rows/2/choice']) {
      ;(await desk.post(`/imports/${id}${path}`)).assertStatus(404)
    }
    ;(await desk.put(`/imports/${id}/mapping`)).assertStatus(404)
    ;(await desk.delete(`/imports/${id}`)).assertStatus(404)
  })

  test('cells as long as a book leave the check unharmed', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const endless = 'x'.repeat(30_000)
    const rows = Array.from({ length: 4 }, (_, index) => `Ana,Silva${index},${endless},${endless}`)
    const id = await desk.checkedImport(['First name,Last name,DOB,Sex', ...rows].join('\n'))
    const stored = await desk.rows('patients_import_rows', { import_id: id })
    assert.lengthOf(stored, 4)
    for (const { fate, findings } of stored) {
      assert.equal(fate, 'unusable')
      assert.isBelow(String(findings).length, 1_000)
    }
  })

  test('record numbers that differ in an accent alone come in side by side', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const lines = ['Record number,First name,Last name', 'Ä-1,Ana,Silva', 'A-1,Bruno,Costa']
    const id = await desk.checkedImport(lines.join('\n'))
    ;(await desk.post(`/imports/${id}/run`)).assertStatus(303)
    await desk.reaches(id, 'done')
    const numbers = (await desk.rows('patients')).map((row) => row.record_number)
    assert.sameMembers(numbers, ['Ä-1', 'A-1'])
  })
})
