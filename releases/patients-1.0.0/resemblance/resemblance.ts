import type { PatientDraft } from '../people/draft.js'
import { SHORTEST_MISSPELLING } from '../search/deletions.js'
import { sameName } from '../search/fold.js'
import { birthDateTerm, subscriberDigits } from '../search/search_keys.js'
import { withinOneSlip } from '../search/slip.js'

/** What is compared of two people. */
export type Comparable = Pick<
  PatientDraft,
  'recordNumber' | 'given' | 'family' | 'birthDate' | 'sex' | 'phones'
>

/** Why two records may be one person, the strongest reason first. */
export const RESEMBLANCES = [
  'record-number',
  'name-and-birth-date',
  'phone-and-birth-date',
  'name-and-phone',
  'name',
] as const
export type Resemblance = (typeof RESEMBLANCES)[number]

/** Why `left` and `right` may be one and the same person; `null` when nothing says so. */
export function resemblance(left: Comparable, right: Comparable): Resemblance | null {
  if (left.recordNumber !== null && left.recordNumber === right.recordNumber) return 'record-number'
  if (!isSexCompatible(left, right)) return null
  if (left.birthDate !== null && left.birthDate === right.birthDate) {
    if (areNamesAlike(left, right)) return 'name-and-birth-date'
    return sharesPhone(left, right) && sharesNamePart(left, right) ? 'phone-and-birth-date' : null
  }
  if (!isSameName(left, right)) return null
  if (left.birthDate === null || right.birthDate === null) {
    return sharesPhone(left, right) ? 'name-and-phone' : 'name'
  }
  const isMistypedDate = withinOneSlip(
    birthDateTerm(left.birthDate),
    birthDateTerm(right.birthDate)
  )
  return isMistypedDate && sharesPhone(left, right) ? 'name-and-phone' : null
}

function isSexCompatible(left: Comparable, right: Comparable): boolean {
  return left.sex === right.sex || left.sex === 'unknown' || right.sex === 'unknown'
}

/** Given and family name equal, or one of them one slip away, or typed into each other's box. */
function areNamesAlike(left: Comparable, right: Comparable): boolean {
  const [given, family] = [sameName(left.given), sameName(left.family)]
  const [otherGiven, otherFamily] = [sameName(right.given), sameName(right.family)]
  if (given === otherGiven) return isMisspelling(family, otherFamily)
  if (family === otherFamily) return isMisspelling(given, otherGiven)
  return given === otherFamily && family === otherGiven
}

function isSameName(left: Comparable, right: Comparable): boolean {
  return (
    sameName(left.given) === sameName(right.given) &&
    sameName(left.family) === sameName(right.family)
  )
}

/** In a very short name every letter counts: Ana and Ann are two people. */
function isMisspelling(left: string, right: string): boolean {
  if (left === right) return true
  const shorter = Math.min([...left].length, [...right].length)
  return (
    shorter >= SHORTEST_MISSPELLING - 1 &&
    Math.max(left.length, right.length) >= SHORTEST_MISSPELLING &&
    withinOneSlip(left, right)
  )
}

function sharesNamePart(left: Comparable, right: Comparable): boolean {
  const parts = [left.given, left.family].map(sameName)
  return [right.given, right.family].map(sameName).some((part) => parts.includes(part))
}

function sharesPhone(left: Comparable, right: Comparable): boolean {
  const numbers = new Set(left.phones.map(({ number }) => subscriberDigits(number)))
  numbers.delete(null)
  return right.phones.some(({ number }) => numbers.has(subscriberDigits(number)))
}
