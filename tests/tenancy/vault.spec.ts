import { readFile, rm } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import {
  currentClinic,
  destroyKeys,
  digest,
  seal,
  sealBytes,
  unseal,
  unsealBytes,
} from '@medtrack/sdk'
import { v7 } from 'uuid'
import { exportClinic } from '#clinics/export'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { SubjectKeys } from '#vault/subject_keys'
import { createClinic, removeClinic } from '#tests/factories/clinics'

const WORDS = 'Cannot sleep since the accident.'

test.group('Sealed content', (group) => {
  let here: Clinic
  let there: Clinic

  group.setup(async () => {
    here = await createClinic()
    there = await createClinic()
    return async () => {
      await removeClinic(here)
      await removeClinic(there)
    }
  })

  const inside = <T>(clinic: Clinic, work: () => Promise<T>) => enterClinic(clinic, PLATFORM, work)

  test('opens in its own clinic and in no other', async ({ assert }) => {
    const patient = v7()
    const sealed = await inside(here, () => seal(patient, WORDS))
    assert.equal(await inside(here, () => unseal(sealed)), WORDS)
    await inside(there, () => seal(patient, 'the same id, with a key of its own'))
    await assert.rejects(() => inside(there, () => unseal(sealed)), /cannot be opened/)
  })

  test('is told apart from content that somebody changed', async ({ assert }) => {
    const sealed = await inside(here, () => sealBytes(v7(), Buffer.from(WORDS)))
    sealed[sealed.length - 20] ^= 1
    await assert.rejects(() => inside(here, () => unsealBytes(sealed)), /cannot be opened/)
  })

  test('has one key per patient, however many processes make the first', async ({ assert }) => {
    const patient = v7()
    const stores = Array.from({ length: 6 }, () => new SubjectKeys())
    const found = await Promise.all(stores.map((store) => store.ensure(here.id, [patient])))
    const keys = new Set(found.map((store) => store.get(patient)?.toString('hex')))
    assert.equal(keys.size, 1)
    assert.isFalse(keys.has(undefined))
  })

  test('has keys that stand wrapped in the central database and nowhere else', async ({
    assert,
  }) => {
    const patient = v7()
    const keys = await new SubjectKeys().ensure(here.id, [patient])
    const [row] = await db.from('subject_keys').where({ subject_id: patient })
    assert.notInclude(row.wrapped_key, keys.get(patient)?.toString('base64') ?? 'no key')
    const tables = await inside(here, () => currentClinic().db.getAllTables())
    assert.notInclude(tables, 'subject_keys')
  })

  test('stays closed for every process once the key is destroyed', async ({ assert }) => {
    const patient = v7()
    const sealed = await inside(here, () => seal(patient, WORDS))
    await inside(here, () => destroyKeys([patient]))
    assert.equal((await new SubjectKeys().existing(here.id, [patient])).size, 0)
    await assert.rejects(() => inside(here, () => unseal(sealed)), /was destroyed/)
  })

  test('gives equal digests for equal values of one clinic only', async ({ assert }) => {
    const [one, again, other] = [
      await inside(here, () => digest('078-05-1120')),
      await inside(here, () => digest('078-05-1120')),
      await inside(there, () => digest('078-05-1120')),
    ]
    assert.equal(one, again)
    assert.notEqual(one, other)
    assert.match(one, /^[0-9a-f]{64}$/)
  })

  test('leaves the clinic readable for whoever takes the data elsewhere', async ({ assert }) => {
    const [patient, erased] = [v7(), v7()]
    await inside(here, async () => {
      await noteAbout(patient, await seal(patient, WORDS))
      await noteAbout(erased, await seal(erased, 'gone for good'))
      await destroyKeys([erased])
    })
    const file = await exportClinic(here)
    const lines = gunzipSync(await readFile(file)).toString()
    await rm(file)
    assert.include(lines, WORDS)
    assert.notInclude(lines, 'gone for good')
    assert.include(lines, erased)
  })

  function noteAbout(patientId: string, note: string) {
    const now = '2026-01-02 03:04:05'
    return currentClinic().db.table('patients_alerts').insert({
      id: v7(),
      patient_id: patientId,
      category: 'clinical',
      text: note,
      status: 'active',
      version: 1,
      created_by_name: 'Nobody',
      created_at: now,
      updated_at: now,
    })
  }
})
