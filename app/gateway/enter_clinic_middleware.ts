import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Presence } from '#gateway/presence'
import { Shell } from '#gateway/shell'
import { enterClinic } from '#tenancy/enter_clinic'

/** The way into a clinic: resolved once per request, entered, and left again whatever happens. */
export default class EnterClinicMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.presence = await Presence.establish(ctx, ctx.params.clinic)
    ctx.view.share({ shell: new Shell(ctx) })
    return enterClinic(ctx.presence.clinic, ctx.presence.actor, () => next())
  }
}
