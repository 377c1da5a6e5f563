import { createHash } from 'node:crypto'
import { DRAFT_FIELDS, LONGEST, type DraftField, type PatientDraft } from '../people/draft.js'
import { changedFields } from '../people/changed_fields.js'
import { subscriberDigits } from '../search/search_keys.js'

/** Whose value stays: that of the record that stays, of the one that goes into it, or both. */
export const SIDES = ['survivor', 'merged', 'both'] as const
export type Side = (typeof SIDES)[number]

export interface Difference {
  field: DraftField
  /** What may be chosen. */
  sides: Side[]
  /** What is chosen until somebody says otherwise. */
  preset: Side
}

export type Choices = Partial<Record<DraftField, Side>>

const MOST_PHONES = 8

/** Fields in which two records differ. Nothing that only one of them knows is lost by doing nothing. */
export function differencesBetween(survivor: PatientDraft, merged: PatientDraft): Difference[] {
  return changedFields(survivor, merged).map((field) => {
    if (bothOf(survivor, merged, field)) return { field, sides: [...SIDES], preset: 'both' }
    const preset = isEmpty(survivor[field]) ? 'merged' : 'survivor'
    return { field, sides: ['survivor', 'merged'], preset }
  })
}

/** The record as it is to be: each field from the side that was chosen. */
export function joinDrafts(
  survivor: PatientDraft,
  merged: PatientDraft,
  choices: Choices
): PatientDraft {
  const joined = { ...survivor }
  for (const { field, sides, preset } of differencesBetween(survivor, merged)) {
    const chosen = sides.find((side) => side === choices[field]) ?? preset
    if (chosen === 'merged') Object.assign(joined, { [field]: merged[field] })
    if (chosen === 'both') Object.assign(joined, bothOf(survivor, merged, field))
  }
  return { ...joined, deceased: joined.deceased || joined.deceasedOn !== null }
}

/** What stands in both of a field, as one value; `null` where there can be only one. */
export function bothOf(
  survivor: PatientDraft,
  merged: PatientDraft,
  field: DraftField
): Partial<PatientDraft> | null {
  if (isEmpty(survivor[field]) || isEmpty(merged[field])) return null
  if (field === 'phones') {
    const known = new Set(survivor.phones.map(({ number }) => subscriberDigits(number) ?? number))
    const others = merged.phones.filter(
      ({ number }) => !known.has(subscriberDigits(number) ?? number)
    )
    const phones = [...survivor.phones, ...others]
    return others.length > 0 && phones.length <= MOST_PHONES ? { phones } : null
  }
  if (field !== 'allergies') return null
  const allergies = `${survivor.allergies}\n${merged.allergies}`
  return allergies.length <= LONGEST.allergies ? { allergies } : null
}

/** What the fields of both said when they were laid side by side, without saying it. */
export function fingerprints(survivor: PatientDraft, merged: PatientDraft): Record<string, string> {
  return Object.fromEntries(
    DRAFT_FIELDS.map((field) => {
      const said = JSON.stringify([survivor[field], merged[field]])
      return [field, createHash('sha256').update(said).digest('base64').slice(0, 8)]
    })
  )
}

function isEmpty(value: PatientDraft[DraftField]): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : value === null || value === '' || value === false || value === 'unknown'
}
