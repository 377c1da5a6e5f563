import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type Invoice from '#subscriptions/invoice'
import { issueInvoice } from '#subscriptions/invoicing'
import type { Receipt } from '#subscriptions/payments/record'
import { periodFrom } from '#subscriptions/period'
import Subscription from '#subscriptions/subscription'
import type Clinic from '#tenancy/clinic'

/** A clinic that pays monthly for Pro, since `start`. */
export function createSubscription({ id: clinicId, timeZone }: Clinic, start: DateTime) {
  const { end } = periodFrom(start, start, 'month', timeZone)
  const period = { anchorAt: start, periodStart: start, periodEnd: end }
  const none = { trialEndsAt: null, pastDueSince: null, providerCustomer: null }
  const facts = { plan: 'pro', state: 'active', provider: 'manual' } as const
  return Subscription.create({ clinicId, ...facts, ...period, ...none, cancelAtPeriodEnd: false })
}

/** The invoice of the running period, issued at its beginning. */
export async function billPeriod(subscription: Subscription, kind = 'period'): Promise<Invoice> {
  const { periodStart: start, periodEnd: end } = subscription
  const lines = [{ description: 'period', plan: 'Pro', amount: 2_000 }] as const
  const bill = { kind, period: { start, end }, currency: 'USD', lines, at: start }
  const { invoice } = await db
    .connection('central')
    .transaction((trx) => issueInvoice(trx, subscription, bill))
  return invoice
}

export function transfer(changes: Partial<Receipt> = {}): Receipt {
  const receivedAt = DateTime.utc()
  const money = { amount: 2_000, currency: 'USD' }
  return { provider: 'manual', reference: randomUUID(), ...money, receivedAt, ...changes }
}

/** Leaves no trace of what the clinic paid; numbers stay drawn. */
export async function removeSubscription({ id }: Clinic) {
  const invoices = db.from('invoices').where('clinic_id', id).select('id')
  await db.from('payments').whereIn('invoice_id', invoices).delete()
  await db.from('invoice_lines').whereIn('invoice_id', invoices.clone()).delete()
  await db.from('invoices').where('clinic_id', id).delete()
  await db.from('subscriptions').where('clinic_id', id).delete()
}
