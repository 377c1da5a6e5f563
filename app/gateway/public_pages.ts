import { errors as http } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import type { ClinicActor, PublicRoute } from '@medtrack/sdk'
import { PublicRouteBuilder } from '@medtrack/sdk/routes'
import { errors as vine } from '@vinejs/vine'
import { Access } from '#entitlements/access'
import { methodsFor } from '#gateway/clinic_routes'
import { ReleasePage } from '#gateway/release_page'
import { showFormAgain } from '#gateway/show_form_again'
import { countAttempt } from '#identity/attempts'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { enterClinic } from '#tenancy/enter_clinic'
import { traffic } from '#tenancy/traffic'

/** Of one address at one clinic's public pages of one module. */
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
  await countAttempt(LIMIT, `public:${clinic.id}:${key}:${ctx.request.ip()}`)
  const access = await Access.of(clinic)
  const verdict = access.verdict(key)
  const page = verdict.isOn && pages.get(verdict.release.version)
  if (!page) throw notThere
  ctx.page = new ReleasePage(page.release, ctx, { clinic, access, may: () => false })
  return enterClinic(clinic, visitor(ctx), () => run(ctx, page, clinic))
}

async function run(ctx: HttpContext, { route }: PublicPage, clinic: Clinic) {
  ctx.view.share({ visited: clinic.facts() })
  const Controller = (await route.to[0]()).default
  // A missing action fails loudly here, as it does for members' pages.
  const controller = new Controller() as Record<string, (ctx: HttpContext) => unknown>
  try {
    return await controller[route.to[1]](ctx)
  } catch (error) {
    if (!route.form || !(error instanceof vine.E_VALIDATION_ERROR)) throw error
    showFormAgain(ctx, error)
    return controller[route.form](ctx)
  }
}

/** Somebody who is not signed in: no rights, and nobody's name. */
function visitor({ request }: HttpContext): ClinicActor {
  return { userId: null, name: 'Visitor', role: null, source: request.ip(), may: () => false }
}
