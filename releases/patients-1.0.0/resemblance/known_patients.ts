import { currentClinic } from '@medtrack/sdk'
import { draftOf } from '../people/patient_row.js'
import type { PatientDraft } from '../people/draft.js'
import { inChunks } from '../schema/in_chunks.js'
import { birthDateTerm, fullNameTerm, KEY, type KeyKind } from '../search/search_keys.js'
import { Acquaintances } from './acquaintances.js'
import type { Comparable } from './resemblance.js'

export interface KnownPatient extends PatientDraft {
  id: string
}

/** More than these share a birthday or a name only in a clinic larger than any; it bounds the work. */
const MOST_PER_PERSON = 200

/** The clinic's patients who could be one of these people, found by indexed keys. */
export async function acquaintancesOf(
  people: readonly Comparable[]
): Promise<Acquaintances<KnownPatient>> {
  const acquaintances = new Acquaintances<KnownPatient>()
  for (const some of inChunks(people, MOST_PER_PERSON)) {
    const ids = new Set([
      ...(await idsByKey(KEY.fullName, some.map(fullNameTerm))),
      ...(await idsByKey(
        KEY.birthDate,
        some.flatMap(({ birthDate }) => (birthDate ? birthDateTerm(birthDate) : []))
      )),
      ...(await idsByRecordNumber(some.flatMap(({ recordNumber }) => recordNumber ?? []))),
    ])
    for (const patient of await load([...ids])) acquaintances.add(patient)
  }
  return acquaintances
}

async function idsByKey(kind: KeyKind, terms: string[]): Promise<string[]> {
  if (terms.length === 0) return []
  const rows = await currentClinic()
    .db.from('patients_search_keys')
    .select('patient_id')
    .where('kind', kind)
    .whereIn('term', [...new Set(terms)])
    .limit(terms.length * MOST_PER_PERSON)
  return rows.map(({ patient_id: id }) => id)
}

async function idsByRecordNumber(numbers: string[]): Promise<string[]> {
  if (numbers.length === 0) return []
  const rows = await currentClinic()
    .db.from('patients')
    .select('id')
    .whereIn('record_number', numbers)
  return rows.map(({ id }) => id)
}

async function load(ids: string[]): Promise<KnownPatient[]> {
  const patients: KnownPatient[] = []
  for (const some of inChunks(ids)) {
    const rows = await currentClinic().db.from('patients').whereIn('id', some)
    patients.push(...rows.map((row) => ({ id: row.id, ...draftOf(row) })))
  }
  return patients
}
