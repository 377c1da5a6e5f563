import { test } from '@japa/runner'
import { patientRecords, patientRecordTitles } from '@medtrack/sdk'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import type Clinic from '#tenancy/clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'

test.group('Titles of rows about patients', (group) => {
  let clinic: Clinic
  const inside = <T>(work: () => Promise<T>) => enterClinic(clinic, PLATFORM, work)

  group.setup(async () => {
    clinic = await createClinic()
    return () => removeClinic(clinic)
  })

  test('are the words of the module that declares the table, in the language asked for', async ({
    assert,
  }) => {
    const [english, mexican] = await inside(() =>
      Promise.all([patientRecordTitles('en'), patientRecordTitles('es-MX')])
    )
    assert.equal(english.get('memos_subjects'), 'What memos are about')
    assert.equal(mexican.get('memos_subjects'), 'De qué tratan las notas')
  })

  test('are none of parts, and not there where a module gives none', async ({ assert }) => {
    const titles = await inside(() => patientRecordTitles('en'))
    assert.isNull(titles.get('memos_stars'))
    assert.isFalse(titles.has('patients_visits'))
    assert.include(
      (await inside(patientRecords)).map(({ table }) => table),
      'patients_visits'
    )
  })

  test('are all said in every language: no key is missing', async ({ assert }) => {
    for (const locale of ['en', 'es']) {
      const titles = await inside(() => patientRecordTitles(locale))
      for (const title of titles.values()) assert.notInclude(String(title), 'translation missing')
    }
  })
})
