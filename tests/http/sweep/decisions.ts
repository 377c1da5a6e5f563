import { targetOf, mergeRoutes } from '#gateway/route_table'
import type { CorePermission } from '#entitlements/permissions'
import { registry } from '#releases/registry'

/** Whom a route answers. */
export type Decision =
  /** Signed in or not: it shows nothing of any clinic. */
  | { to: 'everyone' }
  /** Signed-in people, about themselves. */
  | { to: 'account' }
  /** The super admin. */
  | { to: 'platform' }
  /** Members of the clinic in the address whose role holds the permission. */
  | { to: 'members'; permission: string }

const everyone: Decision = { to: 'everyone' }
const account: Decision = { to: 'account' }
const platform: Decision = { to: 'platform' }
const members = (permission: CorePermission): Decision => ({ to: 'members', permission })

/**
 * Every route of the core, and whom it answers. A route that is not here fails the sweep: whoever
 * adds one says here who may open it.
 */
const CORE: Record<string, Decision> = {
  'GET /health/live': everyone,
  'GET /health/ready': everyone,
  'GET /sign-in': everyone,
  'POST /sign-in': everyone,
  'DELETE /session': everyone,
  'GET /password/forgot': everyone,
  'POST /password/forgot': everyone,
  'GET /password/reset/:token': everyone,
  'POST /password/reset/:token': everyone,
  'GET /invitations/:token': everyone,
  'POST /invitations/:token': everyone,
  'GET /sign-up': everyone,
  'POST /sign-up': everyone,
  'GET /sign-up/:token': everyone,
  'POST /sign-up/:token': everyone,
  'POST /preferences': everyone,
  'POST /webhooks/stripe': everyone,
  'GET /kit': everyone,
  'GET /kit/search': everyone,
  'GET /kit/failures/:status': everyone,

  'GET /': account,
  'GET /clinics': account,
  'GET /account': account,
  'PUT /account': account,
  'PUT /account/password': account,
  'DELETE /sessions': account,

  'GET /console': platform,
  'GET /console/clinics': platform,
  'GET /console/clinics/new': platform,
  'POST /console/clinics': platform,
  'GET /console/clinics/:clinic': platform,
  'POST /console/clinics/:clinic/suspension': platform,
  'DELETE /console/clinics/:clinic/suspension': platform,
  'POST /console/clinics/:clinic/archive': platform,
  'POST /console/clinics/:clinic/deletion': platform,
  'POST /console/clinics/:clinic/visits': platform,
  'DELETE /console/visits/:visit': platform,
  'GET /console/clinics/:clinic/plan': platform,
  'PUT /console/clinics/:clinic/plan': platform,
  'PUT /console/clinics/:clinic/ring': platform,
  'POST /console/clinics/:clinic/owner-invitations': platform,
  'GET /console/deletions/:clinic': platform,
  'GET /console/modules': platform,
  'GET /console/invoices': platform,
  'GET /console/invoices/:invoice': platform,
  'POST /console/invoices/:invoice/payments': platform,
  'POST /console/invoices/:invoice/void': platform,
  'GET /console/queue': platform,
  'PUT /console/queue': platform,
  'GET /console/rollouts': platform,
  'GET /console/rollouts/new': platform,
  'POST /console/rollouts': platform,
  'GET /console/rollouts/:rollout': platform,
  'GET /console/rollouts/:rollout/live': platform,
  'PUT /console/rollouts/:rollout/state': platform,
  'PUT /console/rollouts/:rollout/steps/:step': platform,
  'GET /console/plans': platform,
  'GET /console/plans/new': platform,
  'POST /console/plans': platform,
  'GET /console/plans/:plan': platform,
  'PUT /console/plans/:plan': platform,
  'POST /console/plans/:plan/archive': platform,
  'DELETE /console/plans/:plan/archive': platform,
  'GET /console/subscriptions': platform,
  'GET /console/team': platform,
  'POST /console/team': platform,
  'DELETE /console/team/:user': platform,
  'GET /console/flags': platform,
  'GET /console/flags/:flag': platform,
  'POST /console/flags/:flag': platform,
  'PUT /console/flags/:flag': platform,
  'POST /console/flags/:flag/kill-switch': platform,
  'DELETE /console/flags/:flag/kill-switch': platform,
  'PUT /console/flags/:flag/schedule': platform,
  'GET /console/audit': platform,

  'GET /c/:clinic': members('clinic.view'),
  'GET /c/:clinic/search': members('clinic.view'),
  'GET /c/:clinic/settings': members('clinic.settings'),
  'PUT /c/:clinic/settings': members('clinic.settings'),
  'GET /c/:clinic/settings/modules': members('clinic.settings'),
  'POST /c/:clinic/settings/modules/:module/switch': members('clinic.settings'),
  'DELETE /c/:clinic/settings/modules/:module/switch': members('clinic.settings'),
  'GET /c/:clinic/settings/updates': members('clinic.settings'),
  'PUT /c/:clinic/settings/updates': members('clinic.settings'),
  'POST /c/:clinic/settings/updates/:module': members('clinic.settings'),
  'DELETE /c/:clinic/settings/updates/:update': members('clinic.settings'),
  'GET /c/:clinic/settings/plan': members('clinic.settings'),
  'PUT /c/:clinic/settings/plan': members('clinic.settings'),
  'DELETE /c/:clinic/settings/plan/cancellation': members('clinic.settings'),
  'GET /c/:clinic/settings/plan/invoices/:invoice': members('clinic.settings'),
  'POST /c/:clinic/settings/plan/invoices/:invoice/checkout': members('clinic.settings'),
  'GET /c/:clinic/settings/plan/invoices/:invoice/pdf': members('clinic.settings'),
  'POST /c/:clinic/settings/plan/portal': members('clinic.settings'),
  'GET /c/:clinic/settings/support': members('clinic.settings'),
  'DELETE /c/:clinic/settings/support/:visit': members('clinic.settings'),
  'GET /c/:clinic/members': members('clinic.members'),
  'PUT /c/:clinic/members/:member': members('clinic.members'),
  'DELETE /c/:clinic/members/:member': members('clinic.members'),
  'POST /c/:clinic/members/invitations': members('clinic.members'),
  'DELETE /c/:clinic/members/invitations/:invitation': members('clinic.members'),
  'POST /c/:clinic/members/invitations/:invitation/mails': members('clinic.members'),
  'GET /c/:clinic/audit': members('clinic.audit'),
  'GET /c/:clinic/audit/export': members('clinic.audit'),
}

export interface SweptRoute {
  method: string
  pattern: string
  name: string
  decision: Decision | undefined
  /** What its parameters stand for, by their name in the pattern: `p0` → `patients.patient`. */
  params: Map<string, string>
}

interface Registered {
  pattern: string
  methods: readonly string[]
}

/** Every route that the router holds, with its decision; `undefined` where nobody made one. */
export function decide(routes: readonly Registered[]): SweptRoute[] {
  const ofModules = new Map(modulePages().map((page) => [page.name, page]))
  return routes.flatMap(({ pattern, methods }) =>
    methods
      .filter((method) => method !== 'HEAD' || !methods.includes('GET'))
      .map((method) => {
        const name = `${method} ${pattern}`
        const names = [...pattern.matchAll(/:(\w+)/g)].map(([, param]) => param)
        const [, publicModule] = /^\/p\/:clinic\/([^/]+)/.exec(pattern) ?? []
        const isCore = (param: string) => !publicModule || param === 'clinic'
        const params = new Map(
          names.map((param) => [param, `${isCore(param) ? 'core' : publicModule}.${param}`])
        )
        const own = {
          name,
          method,
          pattern,
          decision: publicModule ? everyone : Object.hasOwn(CORE, name) ? CORE[name] : undefined,
          params,
        }
        return ofModules.get(name) ?? own
      })
  )
}

/** Decisions that the router holds no route for: left over from one that is gone. */
export function leftOver(routes: readonly SweptRoute[]): string[] {
  const held = new Set(routes.map(({ name }) => name))
  return Object.keys(CORE).filter((name) => !held.has(name))
}

/** Pages of the newest releases; whom they answer stands in their own contracts. */
function modulePages(): SweptRoute[] {
  const releases = new Map(registry.latest().map((release) => [release.key, release]))
  return mergeRoutes(registry.all()).flatMap((merged) => {
    const release = releases.get(merged.key)
    const names = [...merged.shape.matchAll(/:(\w+)/g)].map(([, name]) => name)
    const target =
      release && targetOf(merged, release, Object.fromEntries(names.map((name) => [name, name])))
    if (!target) return []
    const pattern = `/c/:clinic/${merged.key}${merged.shape === '/' ? '' : merged.shape}`
    const kinds = Object.entries(target.params).map(
      ([kind, name]) => [name, `${merged.key}.${kind}`] as const
    )
    const params = new Map([['clinic', 'core.clinic'], ...kinds])
    const decision: Decision = { to: 'members', permission: target.route.permission }
    return [
      { method: merged.method, pattern, name: `${merged.method} ${pattern}`, decision, params },
    ]
  })
}
