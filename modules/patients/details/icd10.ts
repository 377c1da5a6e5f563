/**
 * ICD-10-CM, for whoever writes a problem or a diagnosis: search, look up, and where it comes from.
 */
import type { Edition } from './icd10/edition.js'
import { withoutDot } from './icd10/edition.js'
import { icd10Reference } from './icd10/reference.js'
import { searchReference, type Icd10Hit } from './icd10/search.js'

export type { Edition } from './icd10/edition.js'
export type { Icd10Hit } from './icd10/search.js'

/** The code system's URI, as FHIR names it. */
export const ICD10_SYSTEM = 'http://hl7.org/fhir/sid/icd-10-cm'

/**
 * The codes that fit what was typed, at most eight, the likeliest first.
 *
 * @param typed a code or its beginning, or beginnings of words in any order
 * @example
 * const { hits, edition } = await searchIcd10('type 2 diab')
 */
export async function searchIcd10(typed: string): Promise<{ hits: Icd10Hit[]; edition: Edition }> {
  const { db, edition } = await icd10Reference()
  return { hits: searchReference(db, typed), edition }
}

/** @returns `null` where the edition has no such code */
export async function icd10ByCode(code: string): Promise<Icd10Hit | null> {
  const { db } = await icd10Reference()
  const statement = 'select code, long as display, is_valid as isValid from codes where plain = ?'
  const row = db.prepare<[string], Icd10Hit>(statement).get(withoutDot(code.trim()))
  return row ? { ...row, isValid: Boolean(row.isValid) } : null
}

/** Source and date, to be shown beside every result. */
export async function icd10Edition(): Promise<Edition> {
  return (await icd10Reference()).edition
}
