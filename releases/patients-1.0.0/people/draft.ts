import type { MaritalStatus } from './marital_status.js'

export const SEXES = ['male', 'female', 'other', 'unknown'] as const
export type Sex = (typeof SEXES)[number]

export const PHONE_USES = ['mobile', 'home', 'work'] as const
export type PhoneUse = (typeof PHONE_USES)[number]

export interface Phone {
  use: PhoneUse
  number: string
}

/** Everything a person may type about a patient, tidied, before or after it is a record. */
export interface PatientDraft {
  recordNumber: string | null
  prefix: string | null
  given: string
  middle: string | null
  family: string
  suffix: string | null
  preferred: string | null
  /** Administrative sex at birth. */
  sex: Sex
  genderIdentity: string | null
  /** `YYYY-MM-DD`. */
  birthDate: string | null
  deceased: boolean
  deceasedOn: string | null
  maritalStatus: MaritalStatus | null
  phones: Phone[]
  email: string | null
  addressLine: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
  allergies: string | null
}

export type DraftField = keyof PatientDraft

/** A draft that nobody has typed into. */
export function emptyDraft(): PatientDraft {
  return {
    recordNumber: null,
    prefix: null,
    given: '',
    middle: null,
    family: '',
    suffix: null,
    preferred: null,
    sex: 'unknown',
    genderIdentity: null,
    birthDate: null,
    deceased: false,
    deceasedOn: null,
    maritalStatus: null,
    phones: [],
    email: null,
    addressLine: null,
    city: null,
    state: null,
    postalCode: null,
    country: null,
    allergies: null,
  }
}

export const DRAFT_FIELDS = Object.keys(emptyDraft()) as DraftField[] // keys of the type above

/** Longest text that each field's column holds. */
export const LONGEST = {
  recordNumber: 40,
  prefix: 40,
  given: 100,
  middle: 100,
  family: 100,
  suffix: 40,
  preferred: 100,
  genderIdentity: 100,
  email: 254,
  addressLine: 255,
  city: 100,
  state: 100,
  postalCode: 20,
  country: 100,
  allergies: 4000,
  phone: 40,
} as const

/** Line breaks and runs of spaces inside a name or an address become one space. */
export function tidy(text: string | null | undefined): string | null {
  const tidied = text?.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return tidied ? tidied : null
}

/** Record numbers are one in either case: `p-12` is `P-12`. */
export function tidyRecordNumber(text: string | null | undefined): string | null {
  return tidy(text)?.toUpperCase() ?? null
}
