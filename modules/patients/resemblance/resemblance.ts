import type { PatientDraft } from '../people/draft.js'
import { SHORTEST_MISSPELLING } from '../search/deletions.js'
import { sameName } from '../search/fold.js'
import { birthDateTerm, subscriberDigits } from '../search/search_keys.js'
import { withinOneSlip } from '../search/slip.js'
import { soundAlike } from './sound.js'

/** What is compared of two people. */
export type Comparable = Pick<
  PatientDraft,
  'recordNumber' | 'given' | 'family' | 'birthDate' | 'sex' | 'phones'
>

/** Why two records may be one person, the strongest reason first. */
export const RESEMBLANCES = [
  'record-number',
  'name-and-birth-date',
  'sound-and-birth-date',
  'phone-and-birth-date',
  'name-and-phone',
  'sound-and-phone',
  'name',
  'sound',
] as const
export type Resemblance = (typeof RESEMBLANCES)[number]

/** Why `left` and `right` may be one and the same person; `null` when nothing says so. */
export function resemblance(left: Comparable, right: Comparable): Resemblance | null {
  if (left.recordNumber !== null && left.recordNumber === right.recordNumber) return 'record-number'
  if (!isSexCompatible(left, right)) return null
  if (left.birthDate !== null && left.birthDate === right.birthDate) return onOneDay(left, right)
  if (left.birthDate === null || right.birthDate === null) return withoutDate(left, right)
  return isMistyped(left.birthDate, right.birthDate) && sharesPhone(left, right)
    ? byNameAndPhone(left, right)
    : null
}

/** Both were born on the same day. */
function onOneDay(left: Comparable, right: Comparable): Resemblance | null {
  if (areNamesAlike(left, right)) return 'name-and-birth-date'
  if (doNamesSoundAlike(left, right)) return 'sound-and-birth-date'
  return sharesPhone(left, right) && sharesNamePart(left, right) ? 'phone-and-birth-date' : null
}

/** Of one of them, nobody knows the birth date. */
function withoutDate(left: Comparable, right: Comparable): Resemblance | null {
  if (sharesPhone(left, right)) return byNameAndPhone(left, right)
  if (isSameName(left, right)) return 'name'
  return doNamesSoundAlike(left, right) ? 'sound' : null
}

function byNameAndPhone(left: Comparable, right: Comparable): Resemblance | null {
  if (isSameName(left, right)) return 'name-and-phone'
  return doNamesSoundAlike(left, right) ? 'sound-and-phone' : null
}

/** One slip of the fingers apart, or day and month in each other's place. */
function isMistyped(left: string, right: string): boolean {
  const [year, month, day] = right.split('-')
  return (
    withinOneSlip(birthDateTerm(left), birthDateTerm(right)) || left === `${year}-${day}-${month}`
  )
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

function doNamesSoundAlike(left: Comparable, right: Comparable): boolean {
  return soundAlike(left.given, right.given) && soundAlike(left.family, right.family)
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
