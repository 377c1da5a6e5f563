import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { audit } from '@medtrack/sdk'
import { noteActivity } from '#gateway/activity'
import { Presence } from '#gateway/presence'
import { Shell } from '#gateway/shell'
import { enterClinic } from '#tenancy/enter_clinic'
import { traffic } from '#tenancy/traffic'

/** The way into a clinic: resolved once per request, entered, and left again whatever happens. */
export default class EnterClinicMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    return traffic.during(() => this.#enter(ctx, next))
  }

  async #enter(ctx: HttpContext, next: NextFn) {
    ctx.presence = await Presence.establish(ctx, ctx.params.clinic)
    ctx.view.share({ shell: new Shell(ctx) })
    if (!ctx.presence.visit) noteActivity(ctx.presence.clinic.id)
    return enterClinic(ctx.presence.clinic, ctx.presence.actor, async () => {
      await this.#noteVisitor(ctx)
      return next()
    })
  }

  /** The clinic's trail tells each page that a support visit opened: its address, not what was searched for. */
  async #noteVisitor({ presence, request }: HttpContext) {
    if (!presence.visit) return
    const entity = { type: 'SupportVisit', id: presence.visit.id }
    const details = { page: request.url(), method: request.method() }
    await audit({ action: 'support.read', type: 'R', entity, details })
  }
}
