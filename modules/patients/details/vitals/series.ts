import { currentClinic } from '@medtrack/sdk'
import Observation from '../../models/observation.js'
import { codesOf, VITAL_CODES, VITAL_NAMES, type VitalName } from './vitals.js'

const MOST_VALUES = 200

/** What holds of a vital sign's values, the newest first. */
export async function valuesOf(patientId: string, name: VitalName): Promise<Observation[]> {
  return Observation.query()
    .where({ patientId })
    .whereIn('code', codesOf(name))
    .whereNot('status', 'entered-in-error')
    .orderBy('effective_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_VALUES)
}

/** The newest value of each vital sign, in the order in which they are read. */
export async function latestVitals(patientId: string): Promise<Observation[]> {
  const newest = await currentClinic()
    .db.from('patients_observations')
    .where('patient_id', patientId)
    .whereIn('code', VITAL_CODES)
    .whereNot('status', 'entered-in-error')
    .select('code')
    .max('effective_at as at')
    .groupBy('code')
  if (newest.length === 0) return []
  const rows = await Observation.query()
    .where({ patientId })
    .whereNot('status', 'entered-in-error')
    .where((any) => {
      for (const { code, at } of newest) any.orWhere({ code, effective_at: at })
    })
  return VITAL_NAMES.flatMap((name) => newestOf(name, rows) ?? [])
}

function newestOf(name: VitalName, rows: readonly Observation[]): Observation | null {
  const own = rows.filter(({ code }) => code && codesOf(name).includes(code))
  own.sort((a, b) => b.effectiveAt.toMillis() - a.effectiveAt.toMillis())
  return own[0] ?? null
}
