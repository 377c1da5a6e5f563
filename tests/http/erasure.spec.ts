import { test } from '@japa/runner'
import { currentClinic, digest, patientRecords, sealBytes } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Attachment from '../../modules/patients/models/attachment.js'
import Identifier from '../../modules/patients/models/identifier.js'
import Visit from '../../modules/patients/models/visit.js'
import { Desk } from '../../modules/patients/tests/desk.js'
import type { Copy } from '#tests/http/erasure/copies'
import { copyOfClinic, copyOfKeyStore } from '#tests/http/erasure/copies'
import { openWithAnyKey } from '#tests/http/erasure/thief'
import { until } from '#tests/http/releases/until'

/** Sealed: in no copy ever. */
const SECRETS = {
  note: 'Woke at four with a tight chest, told nobody',
  identifier: 'ZQ-771-204-K',
  file: 'biopsy of the left vocal fold',
}
/** Plain in the live database and in what was copied from it, until the patient is erased. */
const PLAIN = ['Zephyrine', 'Quillfeather', 'quillfeather', '4085550142', 'Cobbler Lane 7']

/** What erasing removes by itself, and the certificate, which keeps the id. */
const OF_THE_REGISTER = [
  'patients_search_keys.patient_id',
  'patients_recent_views.patient_id',
  'patients_import_rows.patient_id',
  'patients_import_rows.like_patient_id',
  'patients_record_import_people.like_patient_id',
  'patients_erasures.patient_id',
]

test.group('Erased for good', (group) => {
  group.tap((one) => one.timeout(60_000))
  let desk: Desk
  let patientId: string
  let otherId: string
  let before: { clinic: Copy; keys: Copy }

  group.setup(() => async () => desk?.close())

  test('what is sealed stands in no copy of the database, and opens with the key store', async ({
    assert,
    client,
  }) => {
    desk = await Desk.open(client)
    await importNeighbours()
    patientId = await desk.register(PERSON)
    otherId = await desk.register({ given: 'Rui', family: 'Lopes' })
    await desk.inside(() => fill(patientId))
    await desk.inside(() => fill(otherId))
    before = { clinic: await copyOfClinic(desk.clinic), keys: await copyOfKeyStore() }
    for (const word of PLAIN) assert.isTrue(before.clinic.bytes.includes(word), word)
    for (const word of Object.values(SECRETS)) {
      assert.isFalse(before.clinic.bytes.includes(word), word)
      assert.isFalse(before.keys.bytes.includes(word), word)
    }
    assert.deepEqual(stolen(before.keys, patientId), Object.values(SECRETS))
    assert.deepEqual(stolen(before.keys, otherId), Object.values(SECRETS))
  })

  test('the live database holds neither name nor note afterwards, not even in its log', async ({
    assert,
  }) => {
    await erase()
    const { bytes } = await copyOfClinic(desk.clinic)
    for (const word of [...PLAIN, ...Object.values(SECRETS)]) {
      assert.isFalse(bytes.includes(word), word)
    }
    assert.isTrue(bytes.includes('Lopes'))
    const wrapped = before.clinic.tables.get('patients_visits')?.find(isOf(patientId))?.reason
    assert.isFalse(bytes.includes(String(wrapped)))
  })

  test('the old copy cannot be opened with all that is left: key store, APP_KEY, every key', async ({
    assert,
  }) => {
    const keys = await copyOfKeyStore()
    assert.deepEqual(stolen(keys, patientId), [null, null, null])
    // The very same attempt opens what belongs to somebody else.
    assert.deepEqual(stolen(keys, otherId), Object.values(SECRETS))
    const wrapped = before.keys.tables
      .get('subject_keys')
      ?.find(({ subject_id: subject }) => subject === patientId)?.wrapped_key
    assert.isTrue(before.keys.bytes.includes(String(wrapped)))
    assert.isFalse(keys.bytes.includes(String(wrapped)))
  })

  test('finds every table that says whose its rows are', async ({ assert }) => {
    const unknown = await desk.inside(async () => {
      const { db } = currentClinic()
      const declared = new Set(
        (await patientRecords()).map(({ table, patientId: column }) => `${table}.${column}`)
      )
      const found: string[] = []
      for (const table of await db.getAllTables()) {
        const columns = Object.keys(await db.columnsInfo(table))
        found.push(
          ...columns.filter((name) => /patient_id$/.test(name)).map((name) => `${table}.${name}`)
        )
      }
      return found.filter((place) => !declared.has(place) && !OF_THE_REGISTER.includes(place))
    })
    assert.deepEqual(unknown, [])
  })

  const PERSON = {
    'given': 'Zephyrine',
    'family': 'Quillfeather',
    'recordNumber': 'Q-1',
    'addressLine': 'Cobbler Lane 7',
    'phones[0][use]': 'mobile',
    'phones[0][number]': '408 555 0142',
  }

  /** So many others that pages of the database were split and filled again around the person. */
  async function importNeighbours() {
    const rows = Array.from({ length: 300 }, (_, index) => `Ana${index},Costa${index},1980-01-01`)
    const csv = [
      'First name,Last name,Birth date',
      ...rows,
      'Zephyrine,Quillfeather,1975-02-31',
      '',
    ]
    const id = await desk.checkedImport(csv.join('\n'))
    await desk.post(`/imports/${id}/run`)
    await desk.reaches(id, 'done')
  }

  async function fill(id: string) {
    const startedAt = DateTime.utc().minus({ years: 11 })
    const about = { patientId: id }
    await Visit.create({
      ...about,
      status: 'finished',
      encounterClass: 'AMB',
      startedAt,
      authorName: 'Dr. Ode',
      reason: SECRETS.note,
    })
    const valueDigest = await digest(SECRETS.identifier + id)
    await Identifier.create({ ...about, type: 'SS', value: SECRETS.identifier, valueDigest })
    const file = await Attachment.create({
      ...about,
      title: 'Report',
      contentType: 'application/pdf',
      byteCount: SECRETS.file.length,
      status: 'current',
    })
    const bytes = await sealBytes(id, Buffer.from(SECRETS.file))
    const piece = { attachment_id: file.id, rendition: 'original', position: 0 }
    await currentClinic()
      .db.table('patients_attachment_pieces')
      .insert({ ...piece, patient_id: id, bytes })
  }

  /** What a thief reads with the copy from before and this key store. */
  function stolen(keys: Copy, id: string) {
    const { tables } = before.clinic
    const owner = { clinicId: desk.clinic.id, subjectId: id }
    const row = (table: string) => tables.get(table)?.find(isOf(id)) ?? {}
    const sealed = [
      row('patients_visits').reason,
      row('patients_identifiers').value,
      row('patients_attachment_pieces').bytes,
    ]
    return sealed.map((content) => openWithAnyKey(keys, owner, content as string | Buffer)) // as they were written
  }

  async function erase() {
    await desk.post(`/${patientId}/archive`)
    await desk.post(`/${patientId}/erasure`, { reason: 'patient-request', recordNumber: 'Q-1' })
    await desk.post(`/${patientId}/erasure/confirmation`, { understood: '1' })
    await until('the patient is erased', async () => {
      const [erasure] = await desk.rows('patients_erasures')
      return erasure.state === 'done'
    })
  }
})

function isOf(id: string) {
  return (row: Record<string, unknown>) => row.patient_id === id
}
