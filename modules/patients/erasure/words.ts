import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, patientRecordTitles } from '@medtrack/sdk'
import type { Blocker } from './blockers.js'
import { byKind } from './kinds.js'
import { ERASURE_REASONS } from './reasons.js'
import type { Counts } from '../models/erasure.js'
import { writtenDate } from '../people/written_date.js'

type Page = HttpContext['page']
type Words = Pick<HttpContext, 'page' | 'i18n'>

/** Rows as a person counts them. */
export async function countedKinds({ page, i18n }: Words, counts: Counts | null) {
  const titles = await patientRecordTitles(i18n.locale)
  return byKind(counts ?? {}, titles).map(({ kind, title, count }) => ({
    label: title ?? page.t(`erasure.kinds.${kind}`),
    count,
  }))
}

/** What stands in the way, each with the page where that changes. */
export function describeBlockers(page: Page, patientId: string, blockers: readonly Blocker[]) {
  return blockers.map((blocker) => {
    const until = blocker.code === 'retention' ? day(blocker.until) : ''
    return {
      text: page.t(`erasure.blockers.${blocker.code}`, { until }),
      label: page.t(`erasure.waysOut.${blocker.code}`),
      href: page.url(wayOut(patientId, blocker)),
    }
  })
}

export function reasonChoices(page: Page) {
  return ERASURE_REASONS.map((value) => ({ value, label: page.t(`erasure.reasons.${value}`) }))
}

/** A day as the clinic writes it. */
export function day(date: string | null): string {
  return writtenDate(date, currentClinic().clinic.dateOrder)
}

function wayOut(patientId: string, blocker: Blocker): string {
  if (blocker.code === 'held') return `/${patientId}/holds`
  if (blocker.code === 'retention') return '/retention'
  if (blocker.code === 'open-import') return `/imports/${blocker.importId}`
  if (blocker.code === 'open-record-import') return `/record-imports/${blocker.importId}`
  return `/${patientId}`
}
