import type { AllergyGroup } from '../drugs/allergy_groups.js'
import { DRUG_LIST } from '../drugs/drug_list.js'

export const CHECKS = ['allergy', 'duplicate-therapy'] as const
export type CheckName = (typeof CHECKS)[number]

/** What speaks against the medicine. */
const CONFLICTS = ['same-ingredient', 'same-group', 'related-group', 'same-chemical-group'] as const
/** Why something could not be judged. */
const UNJUDGED = [
  'free-text-drug',
  'nothing-recorded',
  'unknown-substance',
  'unknown-medicine',
] as const
/** What was looked at and speaks for nothing. */
const REMARKS = ['compared', 'not-a-medicine', 'no-known-allergies', 'nothing-taken'] as const

export type FindingKind =
  (typeof CONFLICTS)[number] | (typeof UNJUDGED)[number] | (typeof REMARKS)[number]

export function isFindingKind(value: unknown): value is FindingKind {
  return [...CONFLICTS, ...UNJUDGED, ...REMARKS].some((kind) => kind === value)
}

export interface Finding {
  kind: FindingKind
  /** The allergy or the other medicine, as it stands in the chart. */
  subject?: string
  group?: AllergyGroup
  /** ATC, fourth level. */
  chemicalGroup?: string
}

/** How a check ended, by which knowledge. */
export interface CheckResult {
  check: CheckName
  outcome: 'passed' | 'failed' | 'not-run'
  source: string
  sourceDate: string | null
  findings: readonly Finding[]
}

/** Failed by any conflict; passed only if everything could be judged. */
export function concluded(check: CheckName, findings: readonly Finding[]): CheckResult {
  const has = (kinds: readonly FindingKind[]) => findings.some(({ kind }) => kinds.includes(kind))
  const outcome = has(CONFLICTS) ? 'failed' : has(UNJUDGED) ? 'not-run' : 'passed'
  return { check, outcome, source: DRUG_LIST.source, sourceDate: DRUG_LIST.date, findings }
}
