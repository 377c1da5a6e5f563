import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic } from '@medtrack/sdk'
import { draftOf } from '../people/patient_row.js'
import type { PatientDraft } from '../people/draft.js'
import { inChunks } from '../schema/in_chunks.js'
import type { KeyKind, SearchKey } from '../search/search_keys.js'
import { Acquaintances } from './acquaintances.js'
import { keysOfLikes } from './alike_keys.js'
import type { Comparable } from './resemblance.js'

export interface KnownPatient extends PatientDraft {
  id: string
}

/** More than these share a key only in a clinic larger than any; it bounds the work. */
const MOST_PER_KEY = 200
/** Their keys fit one statement on every engine. */
const PEOPLE_AT_ONCE = 50

/**
 * The clinic's patients who could be one of these people, found by indexed keys. Whoever was merged into a patient is
 * known as that patient: a name of long ago is still theirs.
 */
export async function acquaintancesOf(
  people: readonly Comparable[],
  db = currentClinic().db
): Promise<Acquaintances<KnownPatient>> {
  const acquaintances = new Acquaintances<KnownPatient>()
  const met = new Set<string>()
  for (const some of inChunks(people, PEOPLE_AT_ONCE)) {
    const ids = new Set([
      ...(await idsByKeys(db, some.flatMap(keysOfLikes))),
      ...(await idsByRecordNumber(
        db,
        some.flatMap(({ recordNumber }) => recordNumber ?? [])
      )),
    ])
    for (const patient of await identitiesOf(
      [...ids].filter((id) => !met.has(id)),
      db
    )) {
      acquaintances.add(patient)
    }
    for (const id of ids) met.add(id)
  }
  return acquaintances
}

/** These patients as they stand now, and as they stood in every record that was merged into theirs. */
export async function identitiesOf(
  ids: readonly string[],
  db = currentClinic().db
): Promise<KnownPatient[]> {
  const patients: KnownPatient[] = []
  for (const some of inChunks(ids)) {
    const standing = await db.from('patients').whereIn('id', some).whereNull('merged_into_id')
    const merged = await db.from('patients').whereIn('merged_into_id', some)
    for (const row of [...standing, ...merged]) {
      patients.push({ ...draftOf(row), id: String(row.merged_into_id ?? row.id) })
    }
  }
  return patients
}

async function idsByKeys(db: QueryClientContract, keys: readonly SearchKey[]): Promise<string[]> {
  const ids: string[] = []
  for (const [kind, some] of Map.groupBy(keys, (key) => key.kind)) {
    for (const terms of inChunks([...new Set(some.map(({ term }) => term))])) {
      ids.push(...(await idsByKey(db, kind, terms)))
    }
  }
  return ids
}

async function idsByKey(
  db: QueryClientContract,
  kind: KeyKind,
  terms: string[]
): Promise<string[]> {
  const rows = await db
    .from('patients_search_keys')
    .select('patient_id')
    .where('kind', kind)
    .whereIn('term', terms)
    .limit(terms.length * MOST_PER_KEY)
  return rows.map(({ patient_id: id }) => id)
}

async function idsByRecordNumber(db: QueryClientContract, numbers: string[]): Promise<string[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .from('patients')
    .select('id', 'merged_into_id')
    .whereIn('record_number', numbers)
  return rows.map(({ id, merged_into_id: survivor }) => survivor ?? id)
}
