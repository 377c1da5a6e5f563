import { DRAFT_FIELDS, type DraftField, type PatientDraft } from './draft.js'
import { fold } from '../search/fold.js'

type Row = Record<string, unknown>

/** `birthDate` is stored as `birth_date`. */
export function columnOf(field: DraftField): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Columns that hold a draft. */
export function rowOf(draft: PatientDraft): Row {
  const row: Row = {}
  for (const field of DRAFT_FIELDS) row[columnOf(field)] = draft[field]
  return { ...row, phones: JSON.stringify(draft.phones), sort_name: sortName(draft) }
}

/** The draft in a row of `patients`. */
export function draftOf(row: Row): PatientDraft {
  const draft: Row = {}
  for (const field of DRAFT_FIELDS) draft[field] = row[columnOf(field)] ?? null
  draft.phones = JSON.parse(String(row.phones))
  draft.deceased = Boolean(row.deceased)
  return draft as unknown as PatientDraft // every field was just copied from its column
}

/** By which lists are ordered: family name first, in either case, with or without accents. */
export function sortName({ family, given }: Pick<PatientDraft, 'family' | 'given'>): string {
  return fold(`${family} ${given}`).slice(0, 190)
}
