import type { HttpContext } from '@adonisjs/core/http'
import { ACTS, nameOf } from '../acts.js'
import type { Viewing } from './viewings.js'

/** Parts of a chart that have a name of their own here; later ones are called as their address is. */
const PARTS = [
  'summary',
  'visits',
  'timeline',
  'details',
  'vitals',
  'allergies',
  'problems',
  'medications',
  'prescriptions',
  'plans',
  'files',
  'history',
  'access',
  'health',
  'administration',
  'other-systems',
  'duplicates',
  'edit',
] as const

/** Sittings in words: who, when, what of the chart, and what let them in. */
export function describeViewings(page: HttpContext['page'], viewings: readonly Viewing[]) {
  return viewings.map((viewing) => ({
    ...viewing,
    isLong: viewing.to.getTime() - viewing.from.getTime() > 60_000,
    parts: viewing.parts.map((part) => partName(page, part)).join(', '),
    why: why(page, viewing),
  }))
}

/** Without a role it was the platform: on a support visit, or by itself. */
function why(page: HttpContext['page'], { agentId, agentRole, emergency }: Viewing): string {
  if (emergency) {
    const { code, reason } = emergency
    if (code === 'export') return page.t('access.why.export', { reason: reason ?? '' })
    const words = page.t(`access.reasons.${code}`)
    return page.t('access.why.emergency', { reason: [words, reason].filter(Boolean).join(': ') })
  }
  if (agentRole) return page.t(`access.roles.${agentRole}`)
  return page.t(agentId ? 'access.why.support' : 'access.why.platform')
}

function partName(page: HttpContext['page'], part: string): string {
  const known = PARTS.find((name) => name === part)
  if (known) return page.t(`access.parts.${known}`)
  const act = ACTS.find((one) => one === part)
  if (act) return page.t(nameOf(act))
  return part.split('.').slice(-2).join(' ').replaceAll(/[_-]/g, ' ')
}
