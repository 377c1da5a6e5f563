import type {
  Annotation,
  CodeableConcept,
  Coding,
  Extension,
  Quantity,
  Reference,
} from '@medplum/fhirtypes'
import { DateTime } from 'luxon'

/** What was meant, and its code where one is known: the three columns that stand for a CodeableConcept. */
export interface Coded {
  codeSystem: string | null
  code: string | null
  display: string
}

const LONGEST_SYSTEM = 120
const LONGEST_CODE = 60
const LONGEST_TEXT = 255
const NAMELESS = '—'
const OUR_EXTENSIONS = 'https://medtrack.example/fhir/StructureDefinition/'

/** Of several codings the first; a code too long for its column is no code of ours. */
export function codedBy(concept: CodeableConcept | undefined): Coded {
  const [coding] = concept?.coding ?? []
  const text = concept?.text ?? coding?.display ?? coding?.code
  return { ...codeIn(coding), display: fit(text, LONGEST_TEXT) ?? NAMELESS }
}

function codeIn(coding: Coding | undefined): Pick<Coded, 'codeSystem' | 'code'> {
  const fits =
    (coding?.code?.length ?? 0) <= LONGEST_CODE && (coding?.system?.length ?? 0) <= LONGEST_SYSTEM
  if (!coding?.code || !fits) return { codeSystem: null, code: null }
  return { codeSystem: coding.system ?? null, code: coding.code }
}

export function conceptOf({ codeSystem, code, display }: Coded): CodeableConcept {
  return {
    coding: code ? [{ system: codeSystem ?? undefined, code, display }] : undefined,
    text: display,
  }
}

/** A CodeableConcept of a value set that FHIR binds. */
export function bound(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] }
}

export function codeOf(concept: CodeableConcept | undefined): string | undefined {
  return concept?.coding?.find(({ code }) => code)?.code
}

export function wordsOf(concept: CodeableConcept | undefined): string | undefined {
  return (
    concept?.text ?? concept?.coding?.find(({ display }) => display)?.display ?? codeOf(concept)
  )
}

/** The code, if it is one of these. */
export function oneOf<T extends string>(known: readonly T[], code: string | undefined): T | null {
  return known.find((one) => one === code) ?? null
}

/** Text that its column holds; the original keeps all of it. */
export function fit(text: string | undefined | null, longest: number): string | null {
  const trimmed = text?.trim()
  return trimmed ? [...trimmed].slice(0, longest).join('') : null
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exactly as it was said. */
export function dayOf(dateTime: string | undefined): string | null {
  return dateTime ? dateTime.slice(0, 10) : null
}

/** To the second, which is what the database keeps. */
export function momentOf(dateTime: string | undefined): DateTime | null {
  if (!dateTime) return null
  const moment = DateTime.fromISO(dateTime, { zone: 'utc' })
  return moment.isValid && moment.year >= 1000 ? moment.startOf('second') : null
}

export function written(moment: DateTime | null): string | undefined {
  return moment?.toUTC().toISO({ suppressMilliseconds: true }) ?? undefined
}

export function notesIn(notes: readonly Annotation[] | undefined): string | null {
  return notes?.map(({ text }) => text).join('\n\n') || null
}

export function asNotes(note: string | null): Annotation[] | undefined {
  return note ? [{ text: note }] : undefined
}

/** `500 mg`; words that begin with no number are all unit. */
export function amountIn(quantity: Quantity | undefined): string | null {
  return (
    [quantity?.value, quantity?.unit ?? quantity?.code]
      .filter((one) => one !== undefined)
      .join(' ') || null
  )
}

export function asAmount(text: string | null): Quantity | undefined {
  if (!text) return undefined
  const [, number, unit] = /^(\d+(?:\.\d+)?) (.+)$/.exec(text) ?? []
  const isExact = number !== undefined && String(Number(number)) === number
  return isExact ? { value: Number(number), unit } : { unit: text }
}

/** Somebody who has no resource of their own. */
export function named(display: string | null): Reference<never> | undefined {
  return display ? { display } : undefined
}

/** What FHIR has no element for. */
export function ours(name: string, text: string | null | undefined): Extension[] {
  return text ? [{ url: OUR_EXTENSIONS + name, valueString: text }] : []
}

export function inOurs(extensions: readonly Extension[] | undefined, name: string): string | null {
  return extensions?.find(({ url }) => url === OUR_EXTENSIONS + name)?.valueString ?? null
}
