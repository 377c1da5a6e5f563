import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { keepSubscription } from '#subscriptions/cancellation'

/** The end of a subscription, as long as it is still to come. */
export default class CancellationController {
  async destroy(ctx: HttpContext) {
    const { clinic } = ctx.presence
    await keepSubscription(clinic, agentOf(ctx))
    ctx.session.flash('success', ctx.i18n.t('subscriptions.kept'))
    return ctx.response.redirect().status(303).toPath(`/c/${clinic.slug}/settings/plan`)
  }
}
