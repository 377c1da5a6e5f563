import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { recordOnPlatform } from '#audit/platform_trail'
import { PaymentRefusedError } from '#subscriptions/errors'
import Invoice from '#subscriptions/invoice'
import type { Receipt } from '#subscriptions/payments/record'
import { recordPayment, recordPaymentFailure, recordRefund } from '#subscriptions/payments/record'

/** A payment as an event tells it: for which invoice, and what. */
interface Told {
  invoiceId: string | undefined
  receipt: Receipt
}

/**
 * Does what an event of Stripe's says; every payment goes by the id of its payment intent, so that
 * it is the same one in whichever event and order it is told.
 *
 * @returns what came of it, in a word
 * @see https://docs.stripe.com/api/events/types
 */
export async function heedStripe(event: Stripe.Event): Promise<string> {
  const at = DateTime.fromSeconds(event.created).toUTC()
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded': {
      const session = event.data.object
      // A bank debit completes the session first and pays days later.
      return session.payment_status === 'paid' ? paid(inSession(session, at)) : 'ignored'
    }
    case 'checkout.session.async_payment_failed':
      return failed(inSession(event.data.object, at), 'async_payment_failed')
    case 'payment_intent.succeeded':
      return paid(inIntent(event.data.object, at))
    case 'payment_intent.payment_failed': {
      const { code, decline_code: decline } = event.data.object.last_payment_error ?? {}
      return failed(inIntent(event.data.object, at), decline ?? code ?? 'unknown')
    }
    case 'charge.refunded':
      return refunded(event.data.object, at)
    default:
      return 'ignored'
  }
}

async function paid({ invoiceId, receipt }: Told): Promise<string> {
  const invoice = invoiceId ? await Invoice.find(invoiceId) : null
  if (!invoice) return 'not-ours'
  try {
    await recordPayment(invoice.id, receipt)
    return 'paid'
  } catch (error) {
    if (!(error instanceof PaymentRefusedError)) throw error
    return refuse(invoice, receipt, error.refusal)
  }
}

async function failed({ invoiceId, receipt }: Told, failureCode: string): Promise<string> {
  const invoice = invoiceId ? await Invoice.find(invoiceId) : null
  if (!invoice) return 'not-ours'
  await recordPaymentFailure(invoice.id, { ...receipt, failureCode })
  return 'failed'
}

/** Told before the payment itself, the payment is taken from it first. */
async function refunded(charge: Stripe.Charge, at: DateTime): Promise<string> {
  const reference = idOf(charge.payment_intent)
  // A part of it that went back changes nothing here: people decided it, and Stripe shows it.
  if (!charge.refunded || !reference) return 'ignored'
  const money = moneyOf(charge.amount, charge.currency)
  const receipt = { provider: 'stripe', reference, ...money, receivedAt: at } as const
  const outcome = await paid({ invoiceId: charge.metadata.invoice, receipt })
  if (outcome !== 'paid') return outcome
  await recordRefund('stripe', reference)
  return 'refunded'
}

/** Money came that fits no open invoice: somebody has to look, and to send it back. */
async function refuse({ id, clinicId }: Invoice, receipt: Receipt, refusal: string) {
  const { reference, amount } = receipt
  logger.warn({ invoice: id, refusal }, 'a payment does not fit its invoice')
  const entity = { type: 'Invoice', id }
  const details = { provider: 'stripe', reference, amount, refusal }
  await recordOnPlatform({ action: 'invoice.pay_refused', clinicId, entity, details })
  return `refused-${refusal}`
}

function inSession(session: Stripe.Checkout.Session, receivedAt: DateTime): Told {
  const money = moneyOf(session.amount_total ?? 0, session.currency ?? '')
  const reference = idOf(session.payment_intent) ?? session.id
  return {
    invoiceId: session.metadata?.invoice,
    receipt: { provider: 'stripe', reference, ...money, receivedAt },
  }
}

function inIntent(intent: Stripe.PaymentIntent, receivedAt: DateTime): Told {
  const { id: reference, amount, currency, metadata } = intent
  const receipt = {
    provider: 'stripe',
    reference,
    ...moneyOf(amount, currency),
    receivedAt,
  } as const
  return { invoiceId: metadata.invoice, receipt }
}

function moneyOf(amount: number, currency: string) {
  return { amount, currency: currency.toUpperCase() }
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}
