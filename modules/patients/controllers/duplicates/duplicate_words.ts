import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type { Listed, ReviewedPair } from '../../duplicates/review.js'
import { listName } from '../../people/name.js'
import { writtenDate } from '../../people/written_date.js'

type Page = HttpContext['page']

/** Tables of this module that have words of their own. */
const NAMED = new Set([
  'allergies',
  'conditions',
  'medications',
  'immunizations',
  'family_history',
  'observations',
  'coverages',
  'contacts',
  'identifiers',
  'consents',
  'alerts',
  'visits',
  'visit_addenda',
  'prescriptions',
  'care_plans',
  'care_goals',
  'care_activities',
  'attachments',
])

/** What a table holds, in a word or two. Of other modules, nobody knows more than its name. */
export function tableWords(page: Page, table: string): string {
  const own = table.replace(/^patients_/, '')
  if (NAMED.has(own)) return page.t(`duplicates.tables.${own}`)
  const words = own.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function duplicateTabs(page: Page, active: string) {
  const tabs = { review: '/duplicates', apart: '/duplicates/decisions', merged: '/merges' }
  return Object.entries(tabs).map(([name, path]) => ({
    label: page.t(`duplicates.tabs.${name}`),
    href: page.url(path),
    active: path === active,
  }))
}

/** Two who look alike, as a line of the review list. The older record stands first. */
export function describePair(page: Page, { one, other, why, ...decision }: ReviewedPair) {
  const base = `/${one.id}/duplicates/${other.id}`
  return {
    ...decision,
    one: describeListed(page, one),
    other: describeListed(page, other),
    why: why ? page.t(`lookAlikes.why.${why}`) : '',
    compareHref: page.url(base),
    decisionHref: page.url(`${base}/decision`),
  }
}

function describeListed(page: Page, patient: Listed) {
  const born = writtenDate(patient.birthDate, currentClinic().clinic.dateOrder)
  const facts = [born, patient.recordNumber, patient.isArchived && page.t('duplicates.archived')]
  return {
    name: listName(patient),
    href: page.url(`/${patient.id}`),
    detail: facts.filter(Boolean).join(' · '),
  }
}
