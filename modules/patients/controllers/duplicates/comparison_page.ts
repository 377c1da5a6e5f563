import type { HttpContext } from '@adonisjs/core/http'
import {
  bothOf,
  differencesBetween,
  fingerprints,
  type Choices,
  type Side,
} from '../../duplicates/comparison.js'
import { holdingsOf } from '../../duplicates/holdings.js'
import type Patient from '../../models/patient.js'
import { DRAFT_FIELDS, type DraftField } from '../../people/draft.js'
import { describe, describeAge } from '../patient_page.js'
import { tableWords } from './duplicate_words.js'

type Page = HttpContext['page']

/** Both records side by side, and what is to be chosen of them. */
export async function comparisonPage(
  page: Page,
  [survivor, merged]: [Patient, Patient],
  choices: Choices = {}
) {
  const differences = differencesBetween(survivor.draft, merged.draft)
  const differing = new Set(differences.map(({ field }) => field))
  return {
    survivor: card(page, survivor),
    merged: card(page, merged),
    choices: differences.map(({ field, sides, preset }) => ({
      name: `choices[${field}]`,
      label: page.t(`fields.${field}`),
      value: choices[field] ?? preset,
      options: sides.map((side) => option(page, survivor, merged, field, side)),
    })),
    same: sameIn(page, survivor, differing),
    holdings: await holdings(page, survivor, merged),
    seen: JSON.stringify(fingerprints(survivor.draft, merged.draft)),
    action: page.url(`/${survivor.id}/duplicates/${merged.id}`),
    otherWay: page.url(`/${merged.id}/duplicates/${survivor.id}`),
    changed: null as string[] | null,
  }
}

/** Names of the fields that say something else by now than what was on the screen. */
export function changedSince(page: Page, both: [Patient, Patient], seen: string): string[] {
  const [survivor, merged] = both
  const now = fingerprints(survivor.draft, merged.draft)
  const before = readFingerprints(seen)
  return DRAFT_FIELDS.filter((field) => now[field] !== before[field]).map((field) =>
    page.t(`fields.${field}`)
  )
}

function readFingerprints(seen: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(seen))
  } catch {
    return {}
  }
}

function card(page: Page, patient: Patient) {
  const age = describeAge(page, patient.draft)
  return {
    id: patient.id,
    version: patient.version,
    name: patient.fullName,
    href: page.url(`/${patient.id}`),
    number: page.t('chart.number', { number: patient.recordNumber }),
    facts: [describe(page, patient.draft, 'birthDate'), age].filter(Boolean).join(' · '),
    isArchived: patient.isArchived,
    createdAt: patient.createdAt,
    updatedAt: patient.updatedAt,
  }
}

function option(page: Page, survivor: Patient, merged: Patient, field: DraftField, side: Side) {
  const draft = {
    survivor: survivor.draft,
    merged: merged.draft,
    both: { ...survivor.draft, ...bothOf(survivor.draft, merged.draft, field) },
  }[side]
  return {
    value: side,
    label: describe(page, draft, field) || page.t('duplicates.empty'),
    hint: page.t(`duplicates.sides.${side}`),
    private: true,
  }
}

function sameIn(page: Page, survivor: Patient, differing: ReadonlySet<DraftField>) {
  return DRAFT_FIELDS.filter((field) => !differing.has(field))
    .map((field) => ({
      term: page.t(`fields.${field}`),
      value: describe(page, survivor.draft, field),
      private: true,
    }))
    .filter(({ value }) => value)
}

async function holdings(page: Page, survivor: Patient, merged: Patient) {
  const held = await holdingsOf([survivor.id, merged.id])
  return held.map(({ table, counts }) => ({
    label: tableWords(page, table),
    stays: counts[survivor.id] ?? 0,
    comes: counts[merged.id] ?? 0,
  }))
}
