import type Invoice from '#subscriptions/invoice'
import type { ProviderName } from '#subscriptions/payments/provider_name'
import type Subscription from '#subscriptions/subscription'

/**
 * How the money comes in. MedTrack's own subscriptions and invoices are the truth for every
 * provider: one only moves money, and tells of it with `recordPayment`, `recordPaymentFailure` and
 * `recordRefund`.
 */
export interface PaymentProvider {
  readonly name: ProviderName
  /** Where the owner pays this invoice; `null`: by transfer. */
  checkout(invoice: Invoice, returnTo: string): Promise<string | null>
  /** Where the owner changes the means of payment; `null`: there is nothing to change. */
  portal(subscription: Subscription, returnTo: string): Promise<string | null>
  /** Takes the money by the saved means. Idempotent by invoice. */
  charge(invoice: Invoice): Promise<'paid' | 'pending' | 'failed' | 'no-means'>
}
