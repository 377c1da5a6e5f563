import { errors as http } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import type { ClinicActor, PublicRoute } from '@medtrack/sdk'
import { LimitReachedError } from '@medtrack/sdk'
import { PublicRouteBuilder } from '@medtrack/sdk/routes'
import type { LimiterConsumptionOptions } from '@adonisjs/limiter/types'
import { errors as vine } from '@vinejs/vine'
import { Access } from '#entitlements/access'
import { methodsFor } from '#gateway/clinic_routes'
import { ClosedToVisitorsError, ModuleOffError } from '#gateway/errors'
import { ReleasePage } from '#gateway/release_page'
import { showFormAgain, showFormRefused } from '#gateway/show_form_again'
import { countAttempt } from '#identity/attempts'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { enterClinic } from '#tenancy/enter_clinic'
import { traffic } from '#tenancy/traffic'

/** Of one address at one clinic's public pages of one module, but for those with a limit of their own. */
const LIMIT = { requests: 60, duration: '1 minute' } as const

interface PublicPage {
  release: Release
  route: PublicRoute
}

/** Puts the public pages of every module into the router, below `/p/<clinic>/<module key>`. */
export function registerPublicPages() {
  for (const [address, byVersion] of mergePublic(registry.all())) {
    const { release, route } = [...byVersion.values()][0]
    router.route(address, methodsFor(route.method), (ctx: HttpContext) =>
      traffic.during(() => answer(ctx, release.key, byVersion))
    )
  }
}

/** By method and address: which release has it. Releases that call a parameter differently stand apart. */
function mergePublic(releases: readonly Release[]) {
  const merged = new Map<string, Map<string, PublicPage>>()
  const methods = new Map<string, string>()
  for (const release of releases) {
    const builder = new PublicRouteBuilder()
    release.contract.publicRoutes?.(builder)
    for (const route of builder.routes) {
      const address = `/p/:clinic/${release.key}${route.pattern === '/' ? '' : route.pattern}`
      const id = `${route.method} ${address}`
      methods.set(id, address)
      merged.set(id, (merged.get(id) ?? new Map()).set(release.version, { release, route }))
    }
  }
  return [...merged].map(([id, pages]) => [methods.get(id) as string, pages] as const)
}

/** An unknown clinic, a closed one and a module that is off look the same from outside. */
async function answer(ctx: HttpContext, key: string, pages: Map<string, PublicPage>) {
  const notThere = new http.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  const clinic = await directory.bySlug(ctx.params.clinic)
  if (!clinic?.isActive) throw notThere
  const access = await Access.of(clinic)
  const verdict = access.verdict(key)
  const page = verdict.isOn && pages.get(verdict.release.version)
  await count(ctx, clinic, key, page ? page.route : undefined)
  if (!page) throw notThere
  demandFeature(access, key, page.route)
  const place = { clinic, access, may: () => false }
  ctx.page = new ReleasePage(page.release, ctx, { place, isPublic: true })
  ctx.response.header('cache-control', 'private, no-store')
  return enterClinic(clinic, visitor(ctx), () => run(ctx, page, clinic))
}

function count(ctx: HttpContext, clinic: Clinic, key: string, route?: PublicRoute) {
  const whose = `public:${clinic.id}:${key}:${ctx.request.ip()}`
  if (!route?.throttle) return countAttempt(LIMIT, whose)
  const { requests, duration } = route.throttle
  // The duration is written as the limiter reads it, e.g. `10 minutes`.
  const limit = { requests, duration } as LimiterConsumptionOptions
  return countAttempt(limit, `${whose}:${route.method}:${route.pattern}`)
}

/** @throws ModuleOffError */
function demandFeature(access: Access, key: string, { feature }: PublicRoute) {
  const verdict = feature && access.feature(key, feature)
  if (verdict && !verdict.isOn) throw new ModuleOffError(key, verdict)
}

async function run(ctx: HttpContext, { route }: PublicPage, clinic: Clinic) {
  ctx.view.share({ visited: clinic.facts() })
  const Controller = (await route.to[0]()).default
  // A missing action fails loudly here, as it does for members' pages.
  const controller = new Controller() as Record<string, (ctx: HttpContext) => unknown>
  try {
    if (route.method === 'POST' && clinic.readOnlyReason) throw new ClosedToVisitorsError()
    return await controller[route.to[1]](ctx)
  } catch (thrown) {
    const error = thrown instanceof LimitReachedError ? new ClosedToVisitorsError() : thrown
    if (!route.form) throw error
    if (error instanceof vine.E_VALIDATION_ERROR) showFormAgain(ctx, error)
    else if (error instanceof ClosedToVisitorsError) showFormRefused(ctx, error)
    else throw error
    return controller[route.form](ctx)
  }
}

/** Somebody who is not signed in: no rights, and nobody's name. */
function visitor({ request }: HttpContext): ClinicActor {
  return { userId: null, name: 'Visitor', role: null, source: request.ip(), may: () => false }
}
