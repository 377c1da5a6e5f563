import { test } from '@japa/runner'
import { icd10ByCode, icd10Edition, searchIcd10 } from '../../../details/icd10.js'
import { importIcd10 } from '../../../details/icd10/import.js'
import { icd10Path } from '../../../details/icd10/reference.js'
import { rm } from 'node:fs/promises'
import { Desk } from '../../desk.js'

const codes = async (typed: string) => (await searchIcd10(typed)).hits.map(({ code }) => code)

/** In the shape of CMS's order file; one of them is only in a full edition. */
function edition() {
  const filler = Array.from({ length: 120 }, (_, index) => ({
    code: `Q${String(index).padStart(3, '0')}`,
    flag: '1',
    name: `Rare disorder number ${index}`,
  }))
  const entries = [
    { code: 'E11', flag: '0', name: 'Type 2 diabetes mellitus' },
    { code: 'E119', flag: '1', name: 'Type 2 diabetes mellitus without complications' },
    { code: 'E1144', flag: '1', name: 'Type 2 diabetes mellitus with diabetic amyotrophy' },
    ...filler,
  ]
  return entries
    .map(({ code, flag, name }, index) => {
      const order = String(index + 1).padStart(5, '0')
      return `${order} ${code.padEnd(7)} ${flag} ${name.slice(0, 60).padEnd(60)} ${name}`
    })
    .join('\r\n')
}

test.group('ICD-10', (group) => {
  group.each.teardown(() => rm(icd10Path(), { force: true }))

  test('is found by code, by beginnings of words in any order, and by what people say', async ({
    assert,
  }) => {
    assert.equal((await codes('E11.9'))[0], 'E11.9')
    assert.equal((await codes('e119'))[0], 'E11.9')
    assert.isTrue((await codes('e11')).every((code) => code.startsWith('E11')))
    assert.include(await codes('diab type 2 compl'), 'E11.9')
    assert.equal((await codes('htn'))[0], 'I10')
    assert.include(await codes('presión alta'), 'I10')
    assert.include(await codes('HIPERTENSION'), 'I10')
    assert.deepEqual(await codes('zzzz'), [])
    assert.deepEqual(await codes('" OR zzzz *'), [])
  })

  test('begins with a starter selection that says what it is', async ({ assert }) => {
    const { source, date, codeCount } = await icd10Edition()
    assert.deepEqual(
      [source, date, codeCount > 500],
      ['CMS ICD-10-CM, starter selection', '2024-10-01', true]
    )
    assert.isNull(await icd10ByCode('E11.44'))
  })

  test('is replaced by a file of CMS while it is in use; common codes stand first', async ({
    assert,
  }) => {
    assert.isNull(await icd10ByCode('E11.44'))
    assert.equal(await importIcd10(edition(), '2025-10-01'), 123)
    assert.equal((await icd10Edition()).source, 'CMS ICD-10-CM')
    assert.equal((await icd10ByCode('e1144'))?.code, 'E11.44')
    assert.deepEqual(await codes('type 2 diabetes'), ['E11.9', 'E11.44', 'E11'])
    const { hits } = await searchIcd10('E11')
    assert.deepEqual(hits[0], { code: 'E11', display: 'Type 2 diabetes mellitus', isValid: false })
    assert.equal((await codes('dm2'))[0], 'E11.9')
  })

  test('a file that is none of CMS changes nothing', async ({ assert }) => {
    const before = await icd10Edition()
    await assert.rejects(() => importIcd10('code;name\nE119;Diabetes', '2025-10-01'), /Line 1/)
    await assert.rejects(() => importIcd10('E119 Diabetes', '2025-10-01'), /no edition/)
    assert.deepEqual(await icd10Edition(), before)
  })

  test('the file of codes is read as well, and the same with tabs', async ({ assert }) => {
    const lines = Array.from({ length: 150 }, (_, index) => `Q${index + 100}    Disorder ${index}`)
    assert.equal(await importIcd10(lines.join('\n'), '2025-10-01'), 150)
    const tabbed = edition()
      .split('\r\n')
      .map((line) =>
        [
          line.slice(0, 5),
          line.slice(6, 13).trim(),
          line[14],
          line.slice(16, 76).trim(),
          line.slice(77),
        ].join('\t')
      )
    assert.equal(await importIcd10(tabbed.join('\n'), '2025-10-01'), 123)
    assert.equal((await icd10ByCode('E11'))?.isValid, false)
  })
})

test.group('Choosing a code', (group) => {
  let desk: Desk
  let problems: string
  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    problems = `/${await desk.register({ given: 'Ana', family: 'Santos' })}/health/problems`
    return () => desk.close()
  })

  test('without scripts: the form finds and takes codes, and keeps what else was typed', async ({
    assert,
  }) => {
    const typed = { display: 'migr', note: 'Since school', onset: '1984', clinicalStatus: 'active' }
    const found = await desk.post(problems, { ...typed, find: '1' }, 'nurse')
    found.assertStatus(200)
    assert.include(found.text(), 'value="G43.909"')
    assert.include(found.text(), 'CMS ICD-10-CM, starter selection')
    assert.include(found.text(), 'Since school')
    const chosen = await desk.post(problems, { ...typed, choose: 'G43.909' }, 'nurse')
    assert.include(chosen.text(), 'name="code" value="G43.909"')
    assert.include(chosen.text(), 'Migraine, unspecified, not intractable')
    assert.include(chosen.text(), 'value="1984"')
    assert.lengthOf(await desk.rows('patients_conditions'), 0)
  })

  test('while typing: only the codes, by POST', async ({ assert }) => {
    const found = await desk.post('/icd10', { display: 'asthma' }, 'nurse')
    found.assertStatus(200)
    assert.include(found.text(), 'J45.909')
    assert.include(found.text(), '10/01/2024')
    const none = await desk.post('/icd10', { display: 'qwxyz' }, 'nurse')
    assert.include(none.text(), 'No code matches')
  })
})
