import { currentClinic } from '@medtrack/sdk'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { todayIn } from '../people/age.js'

export interface ActivePrescription {
  id: string
  display: string
  code: string | null
  dose: string
  frequency: string
  ends_on: string | null
}

/** What the patient is to take now by prescription, the newest first. */
export async function activePrescriptions(patientId: string): Promise<ActivePrescription[]> {
  const rows = await active(patientId)
    .select('id', 'display', 'code', 'dose', 'frequency', 'ends_on')
    .orderBy('authored_at', 'desc')
  return rows as ActivePrescription[] // the columns that were selected
}

export async function countActive(patientId: string): Promise<number> {
  const [{ total }] = await active(patientId).count('* as total')
  return Number(total)
}

function active(patientId: string): DatabaseQueryBuilderContract {
  const { clinic, db } = currentClinic()
  const today = todayIn(clinic.timeZone)
  return db
    .from('patients_prescriptions')
    .where({ patient_id: patientId, status: 'active' })
    .where((open) => void open.whereNull('ends_on').orWhere('ends_on', '>=', today))
}
