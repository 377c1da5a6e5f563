import { fold } from '../search/fold.js'
import { referenceList } from './reference_list.js'

export interface Coding {
  codeSystem: string | null
  code: string | null
}

type Lookup = (name: string) => Promise<Coding | null>

const UNCODED: Coding = { codeSystem: null, code: null }
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const CVX = 'http://hl7.org/fhir/sid/cvx'

/**
 * The code of what was typed. A name that nobody touched keeps the code that it came with; another gets the one of
 * our list, or none.
 */
export async function codingOf(
  typed: string,
  before: (Coding & { display: string }) | null,
  lookup: Lookup
): Promise<Coding> {
  if (before && fold(before.display) === fold(typed)) {
    return { codeSystem: before.codeSystem, code: before.code }
  }
  return (await lookup(typed)) ?? UNCODED
}

export const allergenCode: Lookup = async (name) => {
  const line = (await referenceList('allergens')).find(([known]) => fold(known) === fold(name))
  return line?.[3] ? { codeSystem: line[2], code: line[3] } : null
}

export const medicineCode: Lookup = async (name) => {
  const line = (await referenceList('medicines')).find(([known]) => fold(known) === fold(name))
  return line ? { codeSystem: RXNORM, code: line[1] } : null
}

export const vaccineCode: Lookup = async (name) => {
  const line = (await referenceList('vaccines')).find(([, known]) => fold(known) === fold(name))
  return line ? { codeSystem: CVX, code: line[0] } : null
}

/** Where an allergen that we know belongs, for who did not say. */
export async function allergenCategory(name: string): Promise<string | null> {
  const line = (await referenceList('allergens')).find(([known]) => fold(known) === fold(name))
  return line?.[1] ?? null
}

export async function namesOf(list: 'allergens' | 'medicines' | 'vaccines'): Promise<string[]> {
  const column = list === 'vaccines' ? 1 : 0
  return (await referenceList(list)).map((line) => line[column])
}
