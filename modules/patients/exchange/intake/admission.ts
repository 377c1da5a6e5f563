import { currentClinic, useLimitUpTo } from '@medtrack/sdk'
import { patientIn } from '../../fhir/resources/patients.js'
import Patient from '../../models/patient.js'
import type RecordImport from '../../models/record_import.js'
import type { PatientDraft } from '../../people/draft.js'
import { usedRecordNumbers } from '../../people/record_numbers.js'
import { registerPatients } from '../../people/registration.js'
import type { ArrivedPerson } from '../upload/people.js'
import type { WaitingPerson } from './waiting_person.js'

export type Admission =
  | { outcome: 'created' | 'added'; patient: Patient }
  | { outcome: 'skipped' | 'refused'; patient: null }

/** Whose chart somebody's record goes into: a new one, as far as the plan allows, or that of a patient we have. */
export async function admit(
  batch: RecordImport,
  person: ArrivedPerson,
  { choice, likeNumber, likePatientId }: WaitingPerson
): Promise<Admission> {
  if (choice === 'add') {
    const id = likePatientId ?? (await patientOfNumber(batch.id, likeNumber))
    const patient = id ? await Patient.standingFor(id) : null
    return patient ? { outcome: 'added', patient } : { outcome: 'skipped', patient: null }
  }
  if (choice !== 'new' || person.patient?.resource.resourceType !== 'Patient') {
    return { outcome: 'skipped', patient: null }
  }
  if ((await useLimitUpTo('patients', 1)) === 0) return { outcome: 'refused', patient: null }
  const draft = await withFreeNumber(patientIn(person.patient.resource).draft)
  const [id] = await registerPatients([{ draft, by: batch.createdBy }])
  return { outcome: 'created', patient: await Patient.findOrFail(id) }
}

async function patientOfNumber(importId: string, number: number | null): Promise<string | null> {
  const row = await currentClinic()
    .db.from('patients_record_import_people')
    .where({ import_id: importId, number: number ?? 0 })
    .first()
  return row?.patient_id ?? null
}

/** Whoever brings a record number that is taken by now gets the next free one. */
async function withFreeNumber(draft: PatientDraft): Promise<PatientDraft> {
  const { recordNumber } = draft
  if (!recordNumber) return draft
  const isTaken = (await usedRecordNumbers([recordNumber])).size > 0
  return isTaken ? { ...draft, recordNumber: null } : draft
}
