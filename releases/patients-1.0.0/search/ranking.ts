import type { ListedPatient } from '../people/listed_patient.js'
import type { SearchTerm } from './search_terms.js'

export interface Ranked {
  patient: ListedPatient
  /** Folded family and given name, as lists are ordered. */
  sortName: string
}

/** Whole words before beginnings of words, then by name. */
export function rankByCloseness(
  found: readonly Ranked[],
  terms: readonly SearchTerm[]
): ListedPatient[] {
  const typed = terms.flatMap(({ word }) => (word ? ` ${word} ` : []))
  return found
    .map(({ patient, sortName }) => ({ patient, sortName, closeness: wholeWords(sortName, typed) }))
    .sort((a, b) => b.closeness - a.closeness || compare(a.sortName, b.sortName))
    .map(({ patient }) => patient)
}

function wholeWords(sortName: string, typed: readonly string[]): number {
  const words = ` ${sortName.replace(/[^\p{L}\p{N}\p{M} ]/gu, '')} `
  return typed.filter((word) => words.includes(word)).length
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
