import router from '@adonisjs/core/services/router'

const StripeWebhooks = () => import('#subscriptions/controllers/stripe_webhooks_controller')

/** Where other services tell us something. Each proves who it is by its signature. */
export function webhookRoutes() {
  router.post('/webhooks/stripe', [StripeWebhooks, 'store'])
}
