import type { Sex } from './draft.js'

/** One patient as a line in a list. */
export interface ListedPatient {
  id: string
  recordNumber: string
  given: string
  middle: string | null
  family: string
  preferred: string | null
  sex: Sex
  birthDate: string | null
  deceased: boolean
  phone: string | null
}

const COLUMNS = [
  'id',
  'record_number',
  'given',
  'middle',
  'family',
  'preferred',
  'sex',
  'birth_date',
  'deceased',
  'phones',
]

/** The columns that a line needs, and no other. */
export function listedColumns(): string[] {
  return [...COLUMNS]
}

/** A database row of those columns. */
export function toListed(row: Record<string, unknown>): ListedPatient {
  const phones = JSON.parse(String(row.phones))
  return {
    id: String(row.id),
    recordNumber: String(row.record_number),
    given: String(row.given),
    middle: row.middle as string | null, // a nullable text column
    family: String(row.family),
    preferred: row.preferred as string | null, // a nullable text column
    sex: row.sex as Sex, // written through the Sex type only
    birthDate: row.birth_date as string | null, // a nullable text column
    deceased: Boolean(row.deceased),
    phone: phones[0]?.number ?? null,
  }
}
