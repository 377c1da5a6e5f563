import type { DraftField, PatientDraft } from '../people/draft.js'
import { Acquaintances } from '../resemblance/acquaintances.js'
import type { Resemblance } from '../resemblance/resemblance.js'
import { isUnusable, type Finding, type ReadRow } from './findings.js'

export const FATES = ['new', 'repeat', 'look-alike', 'unusable'] as const
export type Fate = (typeof FATES)[number]

export interface Candidate extends ReadRow {
  number: number
}

/** Whom a row repeats or looks like: an earlier row of the file, or a patient. */
export type Twin = { number: number } | { patientId: string }

export interface Judgement {
  number: number
  fate: Fate
  findings: Finding[]
  twin?: Twin
  why?: Resemblance
}

/** Patients of the clinic who could be among the rows. */
export type KnownPeople = Acquaintances<PatientDraft & { id: string }>

type RowPerson = PatientDraft & { number: number }

/**
 * Decides every row's fate. Of two rows that look alike the more complete one stays, wherever it
 * stands in the file; of two that are equal, the first.
 *
 * @param fields the fields that the file fills: no other can differ
 */
export function judge(
  rows: readonly Candidate[],
  fields: readonly DraftField[],
  known: KnownPeople
): Judgement[] {
  const earlierRows = new Acquaintances<RowPerson>()
  const judgements = byCompleteness(rows).map((row): Judgement => {
    const { number, findings, draft } = row
    if (isUnusable(row)) return { number, findings, fate: 'unusable' }
    const judged = compare(draft, fields, earlierRows, known)
    if (judged.fate !== 'repeat') earlierRows.add({ ...draft, number })
    return { number, findings, ...judged }
  })
  return judgements.sort((a, b) => a.number - b.number)
}

type Comparison = Pick<Judgement, 'fate' | 'twin' | 'why'>

function compare(
  draft: PatientDraft,
  fields: readonly DraftField[],
  earlierRows: Acquaintances<RowPerson>,
  known: KnownPeople
): Comparison {
  const said = fields.filter((field) => field !== 'recordNumber' || draft.recordNumber !== null)
  const patient = known.namesakes(draft).find((one) => isRepeat(draft, one, said))
  if (patient) return { fate: 'repeat', twin: { patientId: patient.id } }
  const earlier = earlierRows.namesakes(draft).find((one) => isRepeat(draft, one, fields))
  if (earlier) return { fate: 'repeat', twin: { number: earlier.number } }
  const [likePatient] = known.lookAlikes(draft)
  if (likePatient) {
    return { fate: 'look-alike', twin: { patientId: likePatient.person.id }, why: likePatient.why }
  }
  const [likeRow] = earlierRows.lookAlikes(draft)
  if (likeRow) {
    return { fate: 'look-alike', twin: { number: likeRow.person.number }, why: likeRow.why }
  }
  return { fate: 'new' }
}

/** Equal in every one of these fields. A row without a record number got one when it was imported. */
function isRepeat(row: PatientDraft, other: PatientDraft, fields: readonly DraftField[]): boolean {
  return fields.every((field) => JSON.stringify(row[field]) === JSON.stringify(other[field]))
}

function byCompleteness(rows: readonly Candidate[]): Candidate[] {
  const weighed = rows.map((row) => ({
    row,
    weight: Object.values(row.draft).filter(isFilled).length,
  }))
  return weighed
    .sort((a, b) => b.weight - a.weight || a.row.number - b.row.number)
    .map(({ row }) => row)
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== '' && value !== false && value !== 'unknown'
}
