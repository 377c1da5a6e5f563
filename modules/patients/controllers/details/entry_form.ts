import type { HttpContext } from '@adonisjs/core/http'
import type { ModulePage } from '@medtrack/sdk'
import { chartFrame } from '../../chart/chart_frame.js'
import type { DetailKind, Draft } from '../../details/kind.js'
import { speechOf } from '../../details/kind.js'
import { PLACES } from '../../details/places.js'
import { VALUE_SETS } from '../../details/value_sets.js'
import { SMOKING_STATUSES } from '../../details/social_topics.js'
import type { DetailEntry } from '../../models/detail_entry.js'
import type Patient from '../../models/patient.js'
import { pickerState } from './picker.js'
import { seenFields } from './seen_fields.js'
import { vitalFieldsOf } from './vital_words.js'

type Kind = DetailKind<DetailEntry, unknown>

/** Fields whose partial dates are written as the clinic writes them. */
const DATES = [
  'onset',
  'abatement',
  'effectiveFrom',
  'effectiveTo',
  'occurredOn',
  'startsOn',
  'endsOn',
  'givenOn',
  'expiresOn',
  'asOf',
]

/** The page on which an entry of a kind is typed, new or changed. */
export async function entryForm(
  ctx: HttpContext,
  {
    patient,
    kind,
    entry,
    draft,
  }: { patient: Patient; kind: Kind; entry?: DetailEntry; draft: Draft }
) {
  const { page } = ctx
  const base = entryBase(patient, kind)
  return {
    ...(await chartFrame(ctx, patient)),
    ...(await pickerState(ctx)),
    kind: kind.name,
    draft: written(page, draft),
    choices: choicesOf(page, kind),
    suggestions: await kind.suggestions(),
    vitalFields: vitalFieldsOf(entry ?? null),
    entry: entry ?? null,
    conflict: null,
    seen: seenFields(ctx),
    action: page.url(entry ? `${base}/${entry.id}` : base),
    mistakeAction: entry && page.url(`${base}/${entry.id}/mistake`),
    back: page.url(partPath(patient, kind)),
  }
}

/** Below the module's address. */
export function entryBase({ id }: Patient, { name }: Kind): string {
  return `/${id}/${PLACES[name].part}/${name}`
}

export function partPath({ id }: Patient, { name }: Kind): string {
  return `/${id}/${PLACES[name].part}`
}

/** Both versions, field by field where they differ. */
export function differencesOf(page: ModulePage, kind: Kind, saved: Draft, typed: Draft) {
  const [left, right] = [written(page, saved), written(page, typed)]
  return kind.fields
    .filter((field) => String(left[field] ?? '') !== String(right[field] ?? ''))
    .map((field) => ({
      label: page.t(`details.fields.${field}`),
      saved: inWords(page, kind, field, left[field]),
      typed: inWords(page, kind, field, right[field]),
    }))
}

function inWords(page: ModulePage, kind: Kind, field: string, value: Draft[string]): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return page.t(value ? 'details.yes' : 'details.no')
  const set = kind.choices[field]
  return set ? speechOf(page).word(set, String(value)) : String(value)
}

function written(page: ModulePage, draft: Draft): Draft {
  const { date } = speechOf(page)
  const entries = Object.entries(draft).map(([field, value]) => {
    const isDate = DATES.includes(field) && typeof value === 'string'
    return [field, isDate ? date(value) : value] as const
  })
  return Object.fromEntries(entries)
}

function choicesOf(page: ModulePage, kind: Kind) {
  const { word } = speechOf(page)
  const own = Object.entries(kind.choices).map(([field, set]) => [
    field,
    VALUE_SETS[set].map((value) => ({ value, label: word(set, value) })),
  ])
  const smoking = Object.keys(SMOKING_STATUSES).map((value) => ({
    value,
    label: page.t(`details.smokingStatuses.${value}`),
  }))
  return { ...Object.fromEntries(own), smoking }
}
