import { currentClinic } from '@medtrack/sdk'
import Condition from '../models/condition.js'
import Medication from '../models/medication.js'
import Prescription from '../models/prescription.js'

const MOST_SHOWN = 12
const ONGOING = ['active', 'recurrence', 'relapse']
const WRONG = ['entered-in-error', 'refuted']

export interface Glance {
  problems: { display: string; code: string | null }[]
  medicines: { display: string; detail: string | null }[]
}

/** What somebody who writes a note keeps beside it. Nothing sealed is read. `null` to who may not see it. */
export async function atAGlance(patientId: string): Promise<Glance | null> {
  const { actor } = currentClinic()
  if (!actor.may('patients.clinical.view')) return null
  const problems = await Condition.query()
    .select('id', 'display', 'code')
    .where({ patientId, category: 'problem-list-item' })
    .whereIn('clinicalStatus', ONGOING)
    .whereNotIn('verificationStatus', WRONG)
    .orderBy('createdAt', 'desc')
    .limit(MOST_SHOWN)
  return {
    problems: problems.map(({ display, code }) => ({ display, code })),
    medicines: [...(await prescribed(patientId)), ...(await taken(patientId))].slice(0, MOST_SHOWN),
  }
}

async function prescribed(patientId: string) {
  if (!currentClinic().actor.may('patients.prescriptions.view')) return []
  const rows = await Prescription.query()
    .select('id', 'display', 'dose', 'frequency')
    .where({ patientId, status: 'active' })
    .orderBy('authoredAt', 'desc')
    .limit(MOST_SHOWN)
  return rows.map(({ display, dose, frequency }) => ({ display, detail: `${dose}, ${frequency}` }))
}

async function taken(patientId: string) {
  const rows = await Medication.query()
    .select('id', 'display', 'dosage')
    .where({ patientId, status: 'active' })
    .orderBy('createdAt', 'desc')
    .limit(MOST_SHOWN)
  return rows.map(({ display, dosage }) => ({ display, detail: dosage }))
}
