import { currentClinic } from '@medtrack/sdk'
import { listedColumns, toListed, type ListedPatient } from './listed_patient.js'
import { storedNow } from './registration.js'

/** Remembers that the acting member opened this record now. */
export async function noteView(patientId: string) {
  const { actor, db } = currentClinic()
  if (!actor.userId) return
  await db
    .knexQuery()
    .table('patients_recent_views')
    .insert({ user_id: actor.userId, patient_id: patientId, viewed_at: storedNow() })
    .onConflict(['user_id', 'patient_id'])
    .merge(['viewed_at'])
}

/** The patients whose records the acting member opened last, the latest first. */
export async function recentPatients(limit: number): Promise<ListedPatient[]> {
  const { actor, db } = currentClinic()
  if (!actor.userId) return []
  const rows = await db
    .from('patients_recent_views as v')
    .innerJoin('patients as p', 'p.id', 'v.patient_id')
    .select(listedColumns().map((column) => `p.${column}`))
    .where('v.user_id', actor.userId)
    .whereNull('p.archived_at')
    .orderBy('v.viewed_at', 'desc')
    .orderBy('v.patient_id', 'desc')
    .limit(limit)
  return rows.map(toListed)
}
