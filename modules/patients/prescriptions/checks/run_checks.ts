import { currentClinic } from '@medtrack/sdk'
import type Patient from '../../models/patient.js'
import { todayIn } from '../../people/age.js'
import { fold } from '../../search/fold.js'
import { activePrescriptions } from '../active.js'
import { drugOf, type PrescriptionDraft } from '../draft.js'
import { checkAllergies, freeTextAllergies, type StatedAllergy } from './allergy_check.js'
import type { CheckResult } from './check.js'
import { checkDuplicates, type TakenMedicine } from './duplicate_check.js'

type Checked = Pick<PrescriptionDraft, 'drug' | 'renews'>

/** What is to be prescribed against the chart as it stands now. */
export async function runChecks(patient: Patient, draft: Checked): Promise<CheckResult[]> {
  const drug = drugOf(draft)
  return [
    checkAllergies(drug, await allergiesOf(patient)),
    checkDuplicates(drug, await takenBy(patient.id, draft.renews)),
  ]
}

/** Those that hold, and what was typed into the register before there was a list, unless it is one of them to the letter. */
async function allergiesOf({ id, allergies }: Patient): Promise<StatedAllergy[]> {
  const rows = await currentClinic()
    .db.from('patients_allergies')
    .select('display', 'code', 'category')
    .where({ patient_id: id, clinical_status: 'active' })
    .whereNotIn('verification_status', ['refuted', 'entered-in-error'])
    .orderBy('created_at')
  const stated = rows.map(({ display, code, category }) => ({ text: display, code, category }))
  const known = new Set(stated.map(({ text }) => fold(text)))
  const typed = freeTextAllergies(allergies).filter(({ text }) => !known.has(fold(text)))
  return [...stated, ...typed]
}

/** By prescription or otherwise; what a renewal goes on from is no second therapy. */
async function takenBy(patientId: string, renews: string | null): Promise<TakenMedicine[]> {
  const prescribed = await activePrescriptions(patientId)
  const others = await statements(patientId)
  return [...prescribed.filter(({ id }) => id !== renews), ...others].map(({ display, code }) => ({
    text: display,
    code,
  }))
}

function statements(
  patientId: string
): Promise<{ id: string; display: string; code: string | null }[]> {
  const { clinic, db } = currentClinic()
  const today = todayIn(clinic.timeZone)
  return db
    .from('patients_medications')
    .select('id', 'display', 'code')
    .where('patient_id', patientId)
    .whereIn('status', ['active', 'intended'])
    .where((open) => void open.whereNull('effective_to').orWhere('effective_to', '>=', today))
    .orderBy('created_at')
}
