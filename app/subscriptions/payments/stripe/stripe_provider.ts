import { DateTime } from 'luxon'
import Stripe from 'stripe'
import type { StripeSettings } from '#config/payments'
import { BadSignatureError } from '#subscriptions/errors'
import type Invoice from '#subscriptions/invoice'
import type { PaymentProvider } from '#subscriptions/payments/provider'
import { recordPayment, recordPaymentFailure } from '#subscriptions/payments/record'
import Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'

const TIMEOUT_MS = 10_000

/**
 * Stripe moves the money: its Checkout takes a card, its portal changes it, and the saved card pays
 * the invoices that follow. No card number ever reaches MedTrack.
 *
 * @see https://docs.stripe.com/payments/save-during-payment
 */
export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe'
  readonly #stripe: Stripe
  readonly #webhookSecret: string

  constructor({ secretKey, webhookSecret, apiUrl }: StripeSettings) {
    const { hostname: host, port, protocol } = new URL(apiUrl)
    this.#webhookSecret = webhookSecret
    this.#stripe = new Stripe(secretKey, {
      host,
      ...(port && { port }),
      protocol: protocol === 'http:' ? 'http' : 'https',
      timeout: TIMEOUT_MS,
      telemetry: false,
    })
  }

  async checkout(invoice: Invoice, returnTo: string): Promise<string | null> {
    const customer = await this.#customerOf(invoice)
    const metadata = { invoice: invoice.id }
    const price = { currency: invoice.currency.toLowerCase(), unit_amount: invoice.total }
    const product = { name: `MedTrack ${invoice.number}` }
    const session = await this.#stripe.checkout.sessions.create(
      {
        mode: 'payment',
        customer,
        client_reference_id: invoice.id,
        metadata,
        line_items: [{ quantity: 1, price_data: { ...price, product_data: product } }],
        payment_intent_data: { metadata, setup_future_usage: 'off_session' },
        success_url: returnTo,
        cancel_url: returnTo,
      },
      // A double click opens one session; one that lapsed does not come back for ever.
      { idempotencyKey: `checkout-${invoice.id}-${DateTime.utc().toFormat('yyyyMMddHH')}` }
    )
    return session.url
  }

  async portal({ providerCustomer }: Subscription, returnTo: string): Promise<string | null> {
    if (!providerCustomer) return null
    const { url } = await this.#stripe.billingPortal.sessions.create({
      customer: providerCustomer,
      return_url: returnTo,
    })
    return url
  }

  async charge(invoice: Invoice): Promise<'paid' | 'pending' | 'failed' | 'no-means'> {
    const { providerCustomer } = await Subscription.findOrFail(invoice.subscriptionId)
    const means = providerCustomer && (await this.#meansOf(providerCustomer))
    if (!providerCustomer || !means) return 'no-means'
    try {
      const intent = await this.#take(invoice, providerCustomer, means)
      if (intent.status !== 'succeeded') return 'pending'
      await recordPayment(invoice.id, receiptOf(invoice, intent.id))
      return 'paid'
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeCardError)) throw error
      const reference = error.payment_intent?.id ?? `declined-${invoice.id}`
      const failureCode = error.decline_code ?? error.code ?? 'card_declined'
      await recordPaymentFailure(invoice.id, { ...receiptOf(invoice, reference), failureCode })
      return 'failed'
    }
  }

  /**
   * What Stripe told.
   *
   * @param body exactly as it was sent
   * @throws BadSignatureError when Stripe did not sign it, or long ago
   */
  eventOf(body: string, signature: string): Stripe.Event {
    try {
      return this.#stripe.webhooks.constructEvent(body, signature, this.#webhookSecret)
    } catch {
      throw new BadSignatureError()
    }
  }

  #take({ id, total, currency }: Invoice, customer: string, means: string) {
    const money = { amount: total, currency: currency.toLowerCase() }
    const atOnce = { off_session: true, confirm: true }
    return this.#stripe.paymentIntents.create(
      { ...money, ...atOnce, customer, payment_method: means, metadata: { invoice: id } },
      { idempotencyKey: `charge-${id}` }
    )
  }

  async #customerOf({ subscriptionId, clinicId }: Invoice): Promise<string> {
    const subscription = await Subscription.findOrFail(subscriptionId)
    if (subscription.providerCustomer) return subscription.providerCustomer
    const { name } = await Clinic.findOrFail(clinicId)
    const { id } = await this.#stripe.customers.create(
      { name, metadata: { clinic: clinicId } },
      { idempotencyKey: `customer-${subscriptionId}` }
    )
    await subscription.merge({ providerCustomer: id }).save()
    return id
  }

  /** The card that the owner chose in the portal; else the one that paid last. */
  async #meansOf(customerId: string): Promise<string | null> {
    const customer = await this.#stripe.customers.retrieve(customerId)
    if (customer.deleted) return null
    const chosen = customer.invoice_settings.default_payment_method
    if (chosen) return typeof chosen === 'string' ? chosen : chosen.id
    const { data } = await this.#stripe.paymentMethods.list({ customer: customerId, limit: 1 })
    return data.at(0)?.id ?? null
  }
}

function receiptOf({ total: amount, currency }: Invoice, reference: string) {
  return { provider: 'stripe', reference, amount, currency, receivedAt: now() } as const
}

function now() {
  return DateTime.utc().startOf('second')
}
