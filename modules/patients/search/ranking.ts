import type { ListedPatient } from '../people/listed_patient.js'
import { fold } from './fold.js'
import { patientWords } from './search_keys.js'
import type { SearchTerm } from './search_terms.js'

/** Whole words before beginnings of words, then by name. */
export function rankByCloseness(
  patients: ListedPatient[],
  terms: readonly SearchTerm[]
): ListedPatient[] {
  const typed = terms.flatMap(({ word }) => word ?? [])
  const ranked = patients.map((patient) => ({
    patient,
    closeness: wholeWords(patient, typed),
    order: fold(`${patient.family} ${patient.given}`),
  }))
  return ranked
    .sort((a, b) => b.closeness - a.closeness || compare(a.order, b.order))
    .map(({ patient }) => patient)
}

function wholeWords(patient: ListedPatient, typed: readonly string[]): number {
  if (typed.length === 0) return 0
  const words = new Set(patientWords(patient))
  return typed.filter((word) => words.has(word)).length
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
