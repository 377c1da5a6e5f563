import type { HttpContext } from '@adonisjs/core/http'
import { appUrl } from '#config/app'
import { paymentProvider } from '#subscriptions/payments/providers'
import Subscription from '#subscriptions/subscription'

/** Changing the card, where the provider keeps it. */
export default class PaymentPortalController {
  async store(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const path = `/c/${clinic.slug}/settings/plan`
    const subscription = await Subscription.findBy('clinicId', clinic.id)
    const provider = subscription && (await paymentProvider(subscription.provider))
    const returnTo = new URL(path, appUrl).href
    const url = subscription && (await provider?.portal(subscription, returnTo))
    return ctx.response
      .redirect()
      .status(303)
      .toPath(url ?? path)
  }
}
