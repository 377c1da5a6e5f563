import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import { leaveOutClosed } from '../access/open_charts.js'
import { listedColumns, toListed, type ListedPatient } from '../people/listed_patient.js'
import { displaysMeant } from './vocabulary.js'
import type { ClinicQuestion } from './question.js'

export const PATIENTS_PER_PAGE = 25

export interface FoundPatient extends ListedPatient {
  /** As stored; `null` for who was never here. */
  lastSeen: string | null
}

export interface FoundPatients {
  patients: FoundPatient[]
  /** The last one's id, where the next page goes on; `null` at the end. */
  next: string | null
}

type Query = DatabaseQueryBuilderContract<Record<string, unknown>>

const PAST = ['inactive', 'resolved']
const WRONG = ['entered-in-error', 'refuted']

/**
 * Patients for whom everything holds that is asked, by name. Only coded data is looked at: what stands in notes
 * is sealed, and found within one patient's record only.
 */
export async function findAcross(
  question: ClinicQuestion,
  { after, limit = PATIENTS_PER_PAGE }: { after?: string; limit?: number } = {}
): Promise<FoundPatients> {
  const register = currentClinic().db.from('patients as p').whereNull('p.archived_at')
  const query = leaveOutClosed(register, 'p.id')
  await narrow(query, question)
  if (after) await goOnAfter(query, after)
  const rows = await query
    .select(listedColumns().map((column) => `p.${column}`))
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .limit(limit + 1)
  const patients = rows.slice(0, limit).map(toListed)
  const seen = await lastSeen(patients.map(({ id }) => id))
  return {
    patients: patients.map((one) => ({ ...one, lastSeen: seen.get(one.id) ?? null })),
    next: rows.length > limit ? patients[limit - 1].id : null,
  }
}

async function narrow(query: Query, { diagnosis, drug, months }: ClinicQuestion) {
  if (diagnosis) {
    const meant = await displaysMeant(['patients_conditions'], diagnosis)
    query.whereIn('p.id', diagnosed(meant))
  }
  if (drug) {
    const meant = await displaysMeant(['patients_medications', 'patients_prescriptions'], drug)
    query.where((either) => {
      either.whereIn('p.id', takes('patients_medications', meant))
      either.orWhereIn('p.id', takes('patients_prescriptions', meant))
    })
  }
  if (months) query.whereNotExists(seenSince(months))
}

function diagnosed(displays: string[]) {
  return currentClinic()
    .db.from('patients_conditions')
    .select('patient_id')
    .whereIn('display', displays)
    .whereNotIn('clinical_status', PAST)
    .whereNotIn('verification_status', WRONG)
}

function takes(table: 'patients_medications' | 'patients_prescriptions', displays: string[]) {
  const drugs = currentClinic().db.from(table).select('patient_id')
  return drugs.whereIn('display', displays).where('status', 'active')
}

function seenSince(months: number) {
  const since = DateTime.utc().minus({ months }).toFormat('yyyy-MM-dd HH:mm:ss')
  return currentClinic()
    .db.from('patients_visits as v')
    .select('v.id')
    .whereColumn('v.patient_id', 'p.id')
    .where('v.started_at', '>=', since)
    .whereNot('v.status', 'entered-in-error')
}

/** The address of a page names nobody: whose name the last one has is looked up. */
async function goOnAfter(query: Query, id: string) {
  const db = currentClinic().db
  const last = isUuid(id)
    ? await db.from('patients').select('sort_name').where({ id }).first()
    : null
  if (!last) return
  query.where('p.sort_name', '>=', last.sort_name).where((later) => {
    later.where('p.sort_name', '>', last.sort_name).orWhere('p.id', '>', id)
  })
}

async function lastSeen(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await currentClinic()
    .db.from('patients_visits')
    .select('patient_id')
    .max('started_at as at')
    .whereIn('patient_id', ids)
    .whereNot('status', 'entered-in-error')
    .groupBy('patient_id')
  return new Map(rows.map(({ patient_id: id, at }) => [id, at]))
}
