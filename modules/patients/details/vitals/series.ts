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

/** What was marked as a mistake here and can be taken back, the newest first. */
export async function mistakesOf(patientId: string): Promise<Observation[]> {
  return Observation.query()
    .where({ patientId, status: 'entered-in-error' })
    .whereIn('code', VITAL_CODES)
    .whereNotNull('status_before')
    .orderBy('effective_at', 'desc')
    .limit(MOST_VALUES)
}

/** The newest value of each vital sign, in the order in which they are read; however many there are, none is counted. */
export async function latestVitals(patientId: string): Promise<Observation[]> {
  const newest = await Promise.all(VITAL_CODES.map((code) => newestOf(patientId, code)))
  return VITAL_NAMES.flatMap((name) => {
    const own = newest.filter((row) => row?.code && codesOf(name).includes(row.code))
    return own.sort((a, b) => Number(b?.effectiveAt) - Number(a?.effectiveAt))[0] ?? []
  })
}

function newestOf(patientId: string, code: string): Promise<Observation | null> {
  return Observation.query()
    .where({ patientId, code })
    .whereNot('status', 'entered-in-error')
    .orderBy('effective_at', 'desc')
    .first()
}
