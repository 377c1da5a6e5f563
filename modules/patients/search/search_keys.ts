import { digitsOf, fold, isCjk, nameWords, sameName } from './fold.js'
import type { PatientDraft } from '../people/draft.js'

/** What a key holds. One letter each: there are many rows. */
export const KEY = {
  word: 'w',
  birthDate: 'b',
  phone: 'p',
  fullName: 'f',
  /** By these, likes meet: see `resemblance/alike_keys.ts`. */
  telephone: 't',
  bornAndSound: 'd',
  sound: 's',
  undatedSound: 'u',
} as const
export type KeyKind = (typeof KEY)[keyof typeof KEY]

export interface SearchKey {
  kind: KeyKind
  term: string
}

export type Findable = Pick<
  PatientDraft,
  'recordNumber' | 'given' | 'middle' | 'family' | 'preferred' | 'birthDate' | 'phones'
>

/** Fewer digits than this find half the clinic. */
export const SHORTEST_PHONE = 4
/** The last digits of a number are the same with and without a country's or a trunk's prefix. */
const SUBSCRIBER_DIGITS = 9
const SHORTEST_SUBSCRIBER = 7
const LONGEST_TERM = 100

/** Everything that a patient is found by. */
export function searchKeys(patient: Findable): SearchKey[] {
  const keys: SearchKey[] = [
    ...patientWords(patient).map((term) => ({ kind: KEY.word, term })),
    ...recordNumberWords(patient.recordNumber).map((term) => ({ kind: KEY.word, term })),
    ...patient.phones
      .flatMap(({ number }) => phoneSuffixes(number))
      .map((term) => ({ kind: KEY.phone, term })),
    { kind: KEY.fullName, term: fullNameTerm(patient) },
  ]
  if (patient.birthDate) keys.push({ kind: KEY.birthDate, term: birthDateTerm(patient.birthDate) })
  const cut = keys.map(({ kind, term }) => ({ kind, term: term.slice(0, LONGEST_TERM) }))
  return [...new Map(cut.map((key) => [key.kind + key.term, key])).values()]
}

/** The words of all of a patient's names. */
export function patientWords(
  patient: Pick<Findable, 'given' | 'middle' | 'family' | 'preferred'>
): string[] {
  const { given, middle, family, preferred } = patient
  const words = [given, middle, family, preferred].flatMap((name) => (name ? nameWords(name) : []))
  if (isCjk(family)) words.push(sameName(family) + sameName(given))
  return [...new Set(words.map((word) => word.slice(0, LONGEST_TERM)))]
}

export function birthDateTerm(birthDate: string): string {
  return birthDate.replaceAll('-', '')
}

export function fullNameTerm({ given, family }: Pick<Findable, 'given' | 'family'>): string {
  return `${sameName(family)}|${sameName(given)}`.slice(0, LONGEST_TERM)
}

/** `P-000123` is found as p000123, 000123 and 123. */
export function recordNumberWords(recordNumber: string | null): string[] {
  const whole = fold(recordNumber ?? '').replace(/[^\p{L}\p{N}]+/gu, '')
  const digits = /^\p{L}*(\d+)$/u.exec(whole)?.[1] ?? ''
  return [...new Set([whole, digits, digits.replace(/^0+/, '')])].filter(Boolean)
}

/** What two numbers share when they reach the same telephone; `null` when too short to tell. */
export function subscriberDigits(number: string): string | null {
  const digits = phoneDigits(number)
  return digits.length < SHORTEST_SUBSCRIBER ? null : digits.slice(-SUBSCRIBER_DIGITS)
}

/** Every ending of the number: any four or more digits in a row are the beginning of one. */
function phoneSuffixes(number: string): string[] {
  const digits = phoneDigits(number)
  const count = Math.max(0, digits.length - SHORTEST_PHONE + 1)
  return Array.from({ length: count }, (_, start) => digits.slice(start))
}

/** Without an extension: `555-1234 ext. 5`. */
function phoneDigits(number: string): string {
  return digitsOf(number.split(/\s*(?:ext|x|#)/i)[0]).slice(-15)
}
