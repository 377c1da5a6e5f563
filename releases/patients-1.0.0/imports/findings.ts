import { LONGEST, type DraftField, type PatientDraft } from '../people/draft.js'
import { implausibilities } from '../people/plausible_dates.js'

export type FindingCode =
  | 'missing'
  | 'impossible-date'
  | 'unreadable-date'
  | 'in-the-future'
  | 'before-birth'
  | 'too-long'
  | 'not-understood'

/** Something about one cell that a person should know. */
export interface Finding {
  field: DraftField
  code: FindingCode
  value: string
}

/** How much of a cell is quoted: enough to find it. */
export const LONGEST_QUOTE = 60

/** Left out of the record, which is good without it. All others make the row unusable. */
const HARMLESS: readonly FindingCode[] = ['not-understood']
export interface ReadRow {
  draft: PatientDraft
  findings: Finding[]
}

export function isUnusable({ findings }: Pick<ReadRow, 'findings'>): boolean {
  return findings.some(({ code }) => !HARMLESS.includes(code))
}

/** What is wrong with the patient that a row makes, whatever stood in its cells. */
export function shortcomings(draft: PatientDraft, today: string): Finding[] {
  return [...missing(draft), ...tooLong(draft), ...implausibilities(draft, today)]
}

function missing(draft: PatientDraft): Finding[] {
  return (['given', 'family'] as const)
    .filter((field) => !draft[field])
    .map((field) => ({ field, code: 'missing', value: '' }))
}

function tooLong(draft: PatientDraft): Finding[] {
  const texts = Object.entries(LONGEST).map(([field, most]) => ({
    field: field as keyof typeof LONGEST,
    most,
  })) // keys of LONGEST
  return texts.flatMap(({ field, most }): Finding[] => {
    if (field === 'phone') {
      const long = draft.phones.find(({ number }) => number.length > most)
      return long
        ? [{ field: 'phones', code: 'too-long', value: long.number.slice(0, LONGEST_QUOTE) }]
        : []
    }
    const value = draft[field] ?? ''
    return value.length > most
      ? [{ field, code: 'too-long', value: value.slice(0, LONGEST_QUOTE) }]
      : []
  })
}
