import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic, type ClinicActor } from '@medtrack/sdk'
import { storedNow } from '../people/registration.js'
import { inChunks } from '../schema/in_chunks.js'

/** Whoever holds one of these reads what stands in charts; reception, which holds none, keeps the register only. */
const CLINICAL = [
  'patients.clinical.view',
  'patients.visits.view',
  'patients.prescriptions.view',
  'patients.plans.view',
] as const

export function readsCharts({ may }: Pick<ClinicActor, 'may'>): boolean {
  return CLINICAL.some((permission) => may(permission))
}

/**
 * Whether the acting member may open the patient's chart: it is not restricted, or they are of the team, or opened it in an
 * emergency. Who reads no charts at all (reception) keeps the register of every patient.
 */
export async function mayOpenChart(patientId: string): Promise<boolean> {
  return (await openAmong([patientId])).has(patientId)
}

/** As `mayOpenChart`, for many at once. */
export async function openAmong(patientIds: readonly string[]): Promise<Set<string>> {
  const open = new Set<string>()
  for (const some of inChunks([...new Set(patientIds)])) {
    const query = currentClinic().db.from('patients').select('id').whereIn('id', some)
    for (const { id } of await leaveOutClosed(query, 'patients.id')) open.add(id)
  }
  return open
}

type Query = ReturnType<QueryClientContract['from']>

/**
 * Leaves out of a query the patients whose charts the reader may not open. For everything that shows what stands in
 * charts without going through `openChart`: searches, lists, exports.
 *
 * @param column with the patient's id, e.g. `v.patient_id`
 * @param reader who will see it; a job names the member who asked for it
 * @example
 * const rows = await leaveOutClosed(db.from('patients_conditions').select('patient_id'), 'patient_id')
 */
export function leaveOutClosed(
  query: Query,
  column: string,
  reader: Pick<ClinicActor, 'userId' | 'may'> = currentClinic().actor
): Query {
  const { userId } = reader
  // Nobody in person: the platform itself, which hides nothing from itself.
  if (userId === null || !readsCharts(reader)) return query
  return query.whereNotExists((closed) =>
    closed
      .from('patients_restrictions as closed')
      .select('closed.id')
      .whereColumn('closed.patient_id', column)
      .whereNull('closed.lifted_at')
      .whereNotExists((team) =>
        team
          .from('patients_restriction_members as team')
          .select('team.user_id')
          .whereColumn('team.restriction_id', 'closed.id')
          .where('team.user_id', userId)
      )
      .whereNotExists((glass) =>
        glass
          .from('patients_emergencies as glass')
          .select('glass.id')
          .whereColumn('glass.patient_id', 'closed.patient_id')
          .where('glass.created_by', userId)
          .whereNull('glass.ended_at')
          .where('glass.ends_at', '>', storedNow())
      )
  )
}
