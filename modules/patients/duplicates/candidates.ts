import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic } from '@medtrack/sdk'
import { acquaintancesOf, identitiesOf, type KnownPatient } from '../resemblance/known_patients.js'
import { RESEMBLANCES } from '../resemblance/resemblance.js'
import { inChunks } from '../schema/in_chunks.js'
import { pairOf, type Pair } from './pair.js'

export interface Candidate extends Pair {
  why: string
  strength: number
}

/** Enough of a family of namesakes without birth dates. */
const MOST_LIKES = 20

/**
 * Notes who of the clinic looks like these patients, for the review list. In the transaction that stores them, after
 * their keys.
 */
export async function noteCandidates(patients: readonly KnownPatient[], db = currentClinic().db) {
  for (const rows of inChunks(await candidatesOf(patients, db))) {
    const insert = db.knexQuery().table('patients_duplicate_candidates').insert(rows)
    await insert.onConflict(['one_id', 'other_id']).merge(['why', 'strength'])
  }
}

/** As `noteCandidates`, for patients who may look like others by now. */
export async function refreshCandidates(ids: readonly string[], db = currentClinic().db) {
  await forgetCandidates(ids, db)
  await noteCandidates(await identitiesOf(ids, db), db)
}

export async function forgetCandidates(ids: readonly string[], db = currentClinic().db) {
  for (const some of inChunks(ids)) {
    const pairs: Pair[] = await db
      .from('patients_duplicate_candidates')
      .select('one_id', 'other_id')
      .whereIn('one_id', some)
      .orWhereIn('other_id', some)
    // Only rows that are there: looking for absent ones, MySQL would lock the gap that others insert into.
    for (const { one_id: one, other_id: other } of pairs) {
      const pair = { one_id: one, other_id: other }
      await db.from('patients_duplicate_candidates').where(pair).delete()
    }
  }
}

async function candidatesOf(
  patients: readonly KnownPatient[],
  db: QueryClientContract
): Promise<Candidate[]> {
  const acquaintances = await acquaintancesOf(patients, db)
  const found = new Map<string, Candidate>()
  for (const patient of patients) {
    const likes = acquaintances.lookAlikes(patient).filter(({ person }) => person.id !== patient.id)
    for (const { person, why } of likes.slice(0, MOST_LIKES)) {
      const pair = pairOf(patient.id, person.id)
      const candidate = { ...pair, why, strength: RESEMBLANCES.indexOf(why) }
      const key = pair.one_id + pair.other_id
      const known = found.get(key)
      if (!known || known.strength > candidate.strength) found.set(key, candidate)
    }
  }
  return [...found.values()]
}
