import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { STRIPE } from '#config/payments'
import { heedOnce } from '#subscriptions/payments/events'
import { heedStripe } from '#subscriptions/payments/stripe/stripe_events'
import { StripeProvider } from '#subscriptions/payments/stripe/stripe_provider'

/** Where Stripe tells of money. Whoever has its signature is believed, and nobody else. */
export default class StripeWebhooksController {
  async store({ request, response }: HttpContext) {
    if (!STRIPE) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const signature = request.header('stripe-signature') ?? ''
    const event = new StripeProvider(STRIPE).eventOf(request.raw() ?? '', signature)
    const { id, type } = event
    const outcome = await heedOnce({ id, type, provider: 'stripe' }, () => heedStripe(event))
    return response.json({ outcome })
  }
}
