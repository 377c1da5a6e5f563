import { errors as http } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { LimitReachedError } from '@medtrack/sdk'
import type { ModuleRoute } from '@medtrack/sdk'
import { errors as vine } from '@vinejs/vine'
import { ModuleOffError, ReadOnlyError } from '#gateway/errors'
import { demandWritable } from '#gateway/read_only'
import { ReleasePage } from '#gateway/release_page'
import type { MergedRoute, Target } from '#gateway/route_table'
import { targetOf } from '#gateway/route_table'
import { releaseHealth } from '#releases/release_health'
import { isUnreachable } from '#tenancy/errors'
import { showFormAgain, showFormRefused } from '#gateway/show_form_again'

type Actions = Record<string, (ctx: HttpContext) => unknown>
const controllers = new WeakMap<ModuleRoute, new () => object>()

/**
 * Answers a request with the release that the clinic's ledger names.
 *
 * @throws ModuleOffError, NotAllowedError, or a 404 where that release has no such page
 */
export async function dispatch(merged: MergedRoute, ctx: HttpContext): Promise<unknown> {
  const { clinic, ...values } = ctx.params
  const target = resolve(merged, values, ctx)
  const count = (failed: boolean) =>
    releaseHealth.count(ctx.presence.clinic.id, merged.key, target.release.version, failed)
  try {
    const answer = await answerWith(target, clinic, ctx)
    count(false)
    return answer
  } catch (error) {
    count(isFault(error))
    throw error
  }
}

async function answerWith({ release, route, params }: Target, clinic: string, ctx: HttpContext) {
  ctx.presence.demand(route.permission)
  ctx.params = { ...params, clinic }
  ctx.page = new ReleasePage(release, ctx, { route })
  try {
    demandWritable(ctx, route.worksReadOnly)
    return await run(route, route.to[1], ctx)
  } catch (error) {
    if (!route.form || wantsJson(ctx)) throw error
    if (error instanceof vine.E_VALIDATION_ERROR) showFormAgain(ctx, error)
    else if (isRefusal(error)) showFormRefused(ctx, error)
    else throw error
    return run(route, route.form, ctx)
  }
}

function resolve(merged: MergedRoute, values: Record<string, string>, ctx: HttpContext): Target {
  const verdict = ctx.presence.access.verdict(merged.key)
  if (!verdict.isOn) throw new ModuleOffError(merged.key, verdict)
  const target = targetOf(merged, verdict.release, values)
  if (!target) throw new http.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  const { feature } = target.route
  const asked = feature && ctx.presence.access.feature(merged.key, feature)
  if (asked && !asked.isOn) throw new ModuleOffError(merged.key, asked)
  return target
}

/** Whether the release itself is to blame: not a refusal, and not a database that is away. */
function isFault(error: unknown) {
  const { status = 500 } = error as { status?: number }
  return status >= 500 && status !== 503 && !isUnreachable(error)
}

function isRefusal(error: unknown): error is LimitReachedError | ReadOnlyError {
  return error instanceof LimitReachedError || error instanceof ReadOnlyError
}

function wantsJson({ request }: HttpContext) {
  return request.accepts(['html', 'json']) === 'json'
}

async function run(route: ModuleRoute, action: string, ctx: HttpContext): Promise<unknown> {
  const Controller = controllers.get(route) ?? (await route.to[0]()).default
  controllers.set(route, Controller)
  // The registry checked that routes name a controller; an action that is missing fails loudly here.
  const controller = new Controller() as Actions
  return controller[action](ctx)
}
