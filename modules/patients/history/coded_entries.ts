import { currentClinic } from '@medtrack/sdk'
import { isMeant } from './matching.js'
import { momentsOf, type ChartQuestion } from './question.js'

const MOST_SHOWN = 50

export interface CodedEntry {
  display: string
  code: string | null
  /** As stored: a moment, or as exactly as somebody remembers. */
  at: string
  status: string
  /** Path below the chart, where it stands. */
  path: string
}

/** A patient's diagnoses and problems that are meant, the latest first. */
export async function diagnosesMeant(
  patientId: string,
  question: ChartQuestion
): Promise<CodedEntry[]> {
  if (!question.diagnosis || !currentClinic().actor.may('patients.clinical.view')) return []
  const rows = await currentClinic()
    .db.from('patients_conditions as c')
    .leftJoin('patients_visits as v', 'v.id', 'c.visit_id')
    .select('c.display', 'c.code', 'c.clinical_status as status', 'c.visit_id')
    .select('c.created_at', 'v.started_at')
    .where('c.patient_id', patientId)
    .whereNotIn('c.verification_status', ['entered-in-error', 'refuted'])
  return latest(
    rows
      .filter((row) => isMeant(row, question.diagnosis))
      .map(({ display, code, status, visit_id: visit, started_at: seen, created_at: noted }) => ({
        display,
        code,
        status,
        at: seen ?? noted,
        path: visit ? `/visits/${visit}` : '',
      })),
    question
  )
}

/** What a patient took or was prescribed, as far as it is meant, the latest first. */
export async function drugsMeant(
  patientId: string,
  question: ChartQuestion
): Promise<CodedEntry[]> {
  const { actor } = currentClinic()
  if (!question.drug) return []
  const taken = actor.may('patients.clinical.view') ? await medications(patientId) : []
  const ordered = actor.may('patients.prescriptions.view') ? await prescriptions(patientId) : []
  return latest(
    [...taken, ...ordered].filter((entry) => isMeant(entry, question.drug)),
    question
  )
}

async function medications(patientId: string): Promise<CodedEntry[]> {
  const rows = await currentClinic()
    .db.from('patients_medications')
    .select('display', 'code', 'status', 'effective_from', 'created_at')
    .where('patient_id', patientId)
    .whereNot('status', 'entered-in-error')
  return rows.map(({ display, code, status, effective_from: since, created_at: noted }) => ({
    display,
    code,
    status,
    at: since ?? noted,
    path: '',
  }))
}

async function prescriptions(patientId: string): Promise<CodedEntry[]> {
  const rows = await currentClinic()
    .db.from('patients_prescriptions')
    .select('id', 'display', 'code', 'status', 'authored_at')
    .where('patient_id', patientId)
    .whereNot('status', 'entered-in-error')
  return rows.map(({ id, display, code, status, authored_at: at }) => ({
    display,
    code,
    status,
    at,
    path: `/prescriptions/${id}`,
  }))
}

function latest(entries: CodedEntry[], question: ChartQuestion): CodedEntry[] {
  const { since = '', until = '9999' } = momentsOf(question)
  return entries
    .filter(({ at }) => at >= since.slice(0, at.length) && at < until)
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST_SHOWN)
}
