import { errors as http } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { ModuleRoute } from '@medtrack/sdk'
import { errors as vine } from '@vinejs/vine'
import { ModuleOffError } from '#gateway/errors'
import { ReleasePage } from '#gateway/release_page'
import type { MergedRoute, ReleaseRoute } from '#gateway/route_table'
import { showFormAgain } from '#gateway/show_form_again'

type Actions = Record<string, (ctx: HttpContext) => unknown>
const controllers = new WeakMap<ModuleRoute, new () => object>()

/**
 * Answers a request with the release that the clinic's ledger names.
 *
 * @throws ModuleOffError, NotAllowedError, or a 404 where that release has no such page
 */
export async function dispatch(merged: MergedRoute, ctx: HttpContext): Promise<unknown> {
  const target = resolve(merged, ctx)
  ctx.presence.demand(target.route.permission)
  renameParams(ctx, target.params)
  ctx.page = new ReleasePage(target.release, ctx)
  const [, action] = target.route.to
  try {
    return await run(target.route, action, ctx)
  } catch (error) {
    const form = target.route.form
    if (!form || !(error instanceof vine.E_VALIDATION_ERROR)) throw error
    showFormAgain(ctx, error)
    return run(target.route, form, ctx)
  }
}

function resolve({ key, byVersion }: MergedRoute, ctx: HttpContext): ReleaseRoute {
  const verdict = ctx.presence.access.verdict(key)
  if (!verdict.isOn) throw new ModuleOffError(key, verdict.reason, verdict.changedBy)
  const target = byVersion.get(verdict.release.version)
  if (!target) throw new http.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  return target
}

function renameParams(ctx: HttpContext, names: string[]) {
  const { clinic, ...values } = ctx.params
  ctx.params = { clinic }
  names.forEach((name, index) => (ctx.params[name] = values[`p${index}`]))
}

async function run(route: ModuleRoute, action: string, ctx: HttpContext): Promise<unknown> {
  const Controller = controllers.get(route) ?? (await route.to[0]()).default
  controllers.set(route, Controller)
  // The registry checked that routes name a controller; an action that is missing fails loudly here.
  const controller = new Controller() as Actions
  return controller[action](ctx)
}
