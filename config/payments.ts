import env from '#start/env'

/** Who takes the money that clinics pay for MedTrack: a bank (recorded by hand), or Stripe. */
export const PAYMENTS: 'manual' | 'stripe' = env.get('PAYMENTS', 'manual')

/** Days from an invoice's issue to the day it is due. */
export const PAYMENT_TERM_DAYS = env.get('PAYMENT_TERM_DAYS', 7)

/** Days that a clinic whose invoice is overdue still works as ever; then it is read-only. */
export const PAYMENT_GRACE_DAYS = env.get('PAYMENT_GRACE_DAYS', 14)

/** Days that a clinic's first plan with a price costs nothing; 0: none. */
export const trial = { days: env.get('TRIAL_DAYS', 14) }

/** Where transfers go, as it stands on every open invoice; without it owners are told to ask. */
export const PAYMENT_ACCOUNT: string | null = env.get('PAYMENT_ACCOUNT') || null

export interface StripeSettings {
  secretKey: string
  webhookSecret: string
  /** Where its API answers. */
  apiUrl: string
}

const secretKey = env.get('STRIPE_SECRET_KEY')
const webhookSecret = env.get('STRIPE_WEBHOOK_SECRET')
const apiUrl = env.get('STRIPE_API_URL', 'https://api.stripe.com')

/** `null` where no keys are set. */
export const STRIPE: StripeSettings | null =
  secretKey && webhookSecret ? { secretKey, webhookSecret, apiUrl } : null

/** Pages of the provider that a form of ours may lead to. */
export const PAYMENT_PAGES = STRIPE
  ? ['https://checkout.stripe.com', 'https://billing.stripe.com']
  : []
