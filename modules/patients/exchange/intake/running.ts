import { currentClinic, transaction } from '@medtrack/sdk'
import { audit } from '../../acts.js'
import type RecordImport from '../../models/record_import.js'
import { storedNow } from '../../people/registration.js'
import { digestsOf, storeSources } from '../../fhir/sources.js'
import type { Arrival } from '../upload/arrivals.js'
import type { ArrivedPerson } from '../upload/people.js'
import { forgetUpload } from '../upload/uploaded_files.js'
import { admit } from './admission.js'
import { bringIn } from './bringing_in.js'
import { readUpload } from './reading.js'
import { Tallies } from './tallies.js'
import type { WaitingPerson } from './waiting_person.js'

/**
 * Brings people in, each in a transaction of their own that takes them from the waiting ones: nobody comes in twice,
 * however often the job runs or is cut off.
 */
export async function runRecordImport(batch: RecordImport) {
  // A job that was cut off at its very end left the files.
  if (batch.status === 'done') await forgetUpload(batch.id)
  if (batch.status !== 'importing') return
  const { people } = await readUpload(batch.id)
  for (const [index, person] of people.people.entries()) {
    await transaction(() => settle(batch, index + 1, person))
  }
  await transaction(() => finish(batch, people.others))
  await forgetUpload(batch.id)
}

/** Does with one person what was decided. */
async function settle(batch: RecordImport, number: number, person: ArrivedPerson) {
  const waiting = await take(batch.id, number)
  if (!waiting) return
  const tallies = new Tallies()
  const admission = await admit(batch, person, waiting)
  if (admission.patient) {
    await bringIn({ batch, person, tallies, patient: admission.patient })
    await note(batch.id, number, admission.outcome, admission.patient.id)
  } else {
    for (const { resource } of person.arrivals) {
      tallies.count(resource.resourceType, admission.outcome)
    }
    await note(batch.id, number, admission.outcome, null)
  }
  await tallies.store(batch.id)
  await batch.progress(person.arrivals.length)
}

async function take(importId: string, number: number): Promise<WaitingPerson | null> {
  const row = await currentClinic()
    .db.from('patients_record_import_people')
    .where({ import_id: importId, number, outcome: 'waiting' })
    .forUpdate()
    .first()
  if (!row) return null
  return {
    number,
    choice: row.choice,
    likeNumber: row.like_number,
    likePatientId: row.like_patient_id,
  }
}

async function note(importId: string, number: number, outcome: string, patientId: string | null) {
  await currentClinic()
    .db.from('patients_record_import_people')
    .where({ import_id: importId, number })
    .update({ outcome, patient_id: patientId, draft: null })
  if (!patientId) return
  await audit({
    action: 'patients.records.import.person',
    type: outcome === 'created' ? 'C' : 'U',
    entity: { type: 'Patient', id: patientId },
    details: { import: importId },
  })
}

/** What was about nobody is kept with the clinic. */
async function finish(batch: RecordImport, others: readonly Arrival[]) {
  await batch.refresh()
  if (batch.status !== 'importing') return
  const tallies = new Tallies()
  const sources = []
  for (const arrival of others) {
    const { position, text, resource } = arrival
    sources.push({
      ...(await digestsOf(arrival)),
      type: resource.resourceType,
      patientId: null,
      importId: batch.id,
      keptReason: 'nobody' as const,
      rowIds: [],
      position,
      text,
    })
    tallies.count(resource.resourceType, 'kept', 'nobody')
  }
  await storeSources(sources)
  await tallies.store(batch.id)
  await batch.progress(others.length)
  await batch.moveOn(['importing'], 'done', { finished_at: storedNow() })
}
