import { currentClinic, destroyKeys, transaction } from '@medtrack/sdk'
import { audit } from '../../acts.js'
import Patient from '../../models/patient.js'
import type RecordImport from '../../models/record_import.js'
import { storedNow } from '../../people/registration.js'
import { removeNewcomer } from './newcomers.js'
import { takeBackAdditions } from './additions.js'

type Outcome = 'undone' | 'kept'

interface ImportedPerson {
  number: number
  outcome: 'created' | 'added'
  patientId: string
  resourceCount: number
}

/**
 * Takes out what came with this import, each person in a transaction of their own. Whatever somebody changed or built on
 * since stays: their work is in it.
 */
export async function undoRecordImport(batch: RecordImport) {
  if (batch.status !== 'undoing') return
  for (const person of await importedPeople(batch.id)) {
    const outcome = await transaction(() => takeOut(batch, person))
    // Only then is nothing left that the key would open.
    if (outcome === 'undone' && person.outcome === 'created') await destroyKeys([person.patientId])
  }
  await removeUnowned(batch.id)
  await batch.moveOn(['undoing'], 'undone', { undone_at: storedNow() })
}

async function importedPeople(importId: string): Promise<ImportedPerson[]> {
  const rows = await people(importId)
    .whereIn('outcome', ['created', 'added'])
    .orderBy('number', 'desc')
  return rows.map((row) => ({
    number: Number(row.number),
    outcome: row.outcome,
    patientId: row.patient_id,
    resourceCount: Number(row.resource_count),
  }))
}

async function takeOut(batch: RecordImport, person: ImportedPerson): Promise<Outcome> {
  const own = () => people(batch.id).where('number', person.number)
  const waiting = await own().where('outcome', person.outcome).forUpdate().first()
  const patient = waiting ? await Patient.find(person.patientId) : null
  if (!patient) return 'kept'
  const isGone =
    person.outcome === 'created'
      ? await removeNewcomer(batch, patient)
      : await takeBackAdditions(batch, patient)
  const outcome = isGone ? 'undone' : 'kept'
  const isRemoved = isGone && person.outcome === 'created'
  await own().update({ outcome, patient_id: isRemoved ? null : patient.id })
  await batch.progress(person.resourceCount)
  await audit({
    action: 'patients.records.import.undo.person',
    type: isRemoved ? 'D' : 'U',
    entity: { type: 'Patient', id: patient.id },
    details: { import: batch.id, outcome },
  })
  return outcome
}

async function removeUnowned(importId: string) {
  const { db } = currentClinic()
  const unowned = () =>
    db.from('patients_fhir_sources').where('import_id', importId).whereNull('patient_id')
  const ids = (await unowned().select('id')).map(({ id }) => id)
  await db.from('patients_fhir_source_pieces').whereIn('source_id', ids).delete()
  await unowned().delete()
  if (ids.length > 0) await destroyKeys(ids)
}

function people(importId: string) {
  return currentClinic().db.from('patients_record_import_people').where('import_id', importId)
}
