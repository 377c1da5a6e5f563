import type { HttpContext } from '@adonisjs/core/http'
import type { CheckResult, Finding } from '../../prescriptions/checks/check.js'
import { isAllergyGroup } from '../../prescriptions/drugs/allergy_groups.js'
import { drugOf } from '../../prescriptions/draft.js'
import type { Drug } from '../../prescriptions/drugs/drug.js'
import { suggestions } from '../../prescriptions/drugs/suggestions.js'

type Page = HttpContext['page']

const LOOKS = {
  'passed': { tone: 'success', icon: 'circle-check' },
  'failed': { tone: 'danger', icon: 'octagon-alert' },
  'not-run': { tone: 'warning', icon: 'circle-help' },
} as const

/** The checks as a person reads them: how each ended, by which knowledge, and why. */
export function describeChecks(
  page: Page,
  results: readonly (CheckResult & { overrideReason?: string | null })[]
) {
  return results.map((result) => ({
    name: result.check,
    label: page.t(`prescriptions.checks.${result.check}`),
    isFailed: result.outcome === 'failed',
    ...LOOKS[result.outcome],
    outcome: page.t(`prescriptions.outcomes.${result.outcome}`),
    findings: result.findings.map((finding) => describeFinding(page, finding)),
    source: page.t(`prescriptions.sources.${result.source}`),
    sourceDate: result.sourceDate,
    overrideReason: result.overrideReason ?? null,
  }))
}

/** What the list knows of the medicine as it was typed. */
export function describeDrug(page: Page, typed: string) {
  const drug = drugOf({ drug: typed })
  if (drug) return { text: page.t('prescriptions.drug.known', factsOf(page, drug)), isKnown: true }
  const names = suggestions(typed).map(({ name }) => name)
  if (names.length === 0) return { text: page.t('prescriptions.drug.free'), isKnown: false }
  return { text: page.t('prescriptions.drug.similar', { names: names.join(', ') }), isKnown: false }
}

function factsOf(page: Page, { name, atc, forms }: Drug) {
  const formNames = forms.map((form) => page.t(`prescriptions.forms.${form}`)).join(', ')
  return { name, code: atc[0], forms: formNames }
}

function describeFinding(
  page: Page,
  { kind, subject = '', group, chemicalGroup }: Finding
): string {
  return page.t(`prescriptions.findings.${kind}`, {
    subject,
    code: chemicalGroup ?? '',
    group: group && isAllergyGroup(group) ? page.t(`prescriptions.groups.${group}`) : '',
  })
}
