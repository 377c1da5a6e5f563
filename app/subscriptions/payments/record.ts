import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { PaymentRefusedError } from '#subscriptions/errors'
import Invoice from '#subscriptions/invoice'
import Payment from '#subscriptions/payment'
import type { PaymentState } from '#subscriptions/payment'
import type { ProviderName } from '#subscriptions/payments/provider_name'
import { settle } from '#subscriptions/standing'
import { stored } from '#tenancy/stored'

export interface Receipt {
  provider: ProviderName
  /** What the provider calls this payment; with `provider` it is unique. */
  reference: string
  /** In the currency's smallest unit. */
  amount: number
  currency: string
  receivedAt: DateTime
  note?: string
  /** Who recorded it; leave out where the provider told it. */
  agent?: Agent
}

/**
 * The invoice is paid, and the clinic writable at once. Told twice, or five times, it is recorded
 * once. A payment that was told to have failed before may still succeed.
 *
 * @throws PaymentRefusedError when it does not fit the invoice; nothing is recorded
 */
export async function recordPayment(invoiceId: string, receipt: Receipt): Promise<Payment> {
  const { payment, invoice, isNew } = await db.connection('central').transaction(async (trx) => {
    const held = await hold(trx, invoiceId)
    const known = await find(trx, receipt)
    if (known && known.invoiceId !== invoiceId) throw new PaymentRefusedError('reference')
    if (known && known.state !== 'failed') return { payment: known, invoice: held, isNew: false }
    demandFit(held, receipt)
    const stands = known ?? new Payment().useTransaction(trx)
    await stands.merge(valuesOf(invoiceId, receipt, 'succeeded')).save()
    await held.merge({ state: 'paid', paidAt: receipt.receivedAt }).save()
    await settle(trx, held.subscriptionId, DateTime.utc())
    await tell(trx, 'invoice.pay', held, receipt)
    return { payment: stands, invoice: held, isNew: true }
  })
  if (isNew) await bus.publish('clinic.changed', { clinicId: invoice.clinicId })
  return payment
}

/**
 * The money did not come. The invoice stays open. A payment that succeeded stays so, however late
 * the failure of an attempt before is told.
 */
export async function recordPaymentFailure(
  invoiceId: string,
  receipt: Receipt & { failureCode: string }
): Promise<Payment> {
  return db.connection('central').transaction(async (trx) => {
    const held = await hold(trx, invoiceId)
    const known = await find(trx, receipt)
    if (known) return known
    const values = valuesOf(invoiceId, receipt, 'failed')
    const payment = await Payment.create(
      { ...values, failureCode: receipt.failureCode },
      { client: trx }
    )
    await tell(trx, 'invoice.pay_failed', held, receipt, { code: receipt.failureCode })
    return payment
  })
}

/**
 * The whole payment went back. The invoice stays what it was: whether the clinic owes it again is a
 * decision of people.
 *
 * @returns the payment; `null` where none is known by this reference
 */
export async function recordRefund(
  provider: ProviderName,
  reference: string,
  agent?: Agent
): Promise<Payment | null> {
  const seen = await Payment.query().where({ provider, reference }).first()
  if (!seen) return null
  return db.connection('central').transaction(async (trx) => {
    const held = await hold(trx, seen.invoiceId)
    const payment = await Payment.findOrFail(seen.id, { client: trx })
    if (payment.state !== 'succeeded') return payment
    await payment.merge({ state: 'refunded' }).save()
    await tell(trx, 'invoice.refund', held, { ...seenAs(payment), agent })
    return payment
  })
}

type Told = Pick<Receipt, 'provider' | 'reference' | 'amount' | 'agent'>

function seenAs({ provider, reference, amount }: Payment): Told {
  return { provider, reference, amount }
}

/** Written to first, so that what is read afterwards is what stands, on either engine. */
async function hold(trx: TransactionClientContract, invoiceId: string): Promise<Invoice> {
  const now = stored(DateTime.utc())
  await trx.from('invoices').where({ id: invoiceId }).update({ updated_at: now })
  return Invoice.findOrFail(invoiceId, { client: trx })
}

function find(trx: TransactionClientContract, { provider, reference }: Told) {
  return Payment.query({ client: trx }).where({ provider, reference }).first()
}

/** One payment settles one invoice: parts of it, or more than it, are sent back by people. */
function demandFit({ state, currency, total }: Invoice, receipt: Receipt) {
  if (state !== 'open') throw new PaymentRefusedError(state)
  if (receipt.currency !== currency) throw new PaymentRefusedError('currency')
  if (receipt.amount < total) throw new PaymentRefusedError('too-little')
  if (receipt.amount > total) throw new PaymentRefusedError('too-much')
}

function valuesOf(invoiceId: string, receipt: Receipt, state: PaymentState) {
  const { agent, note, ...facts } = receipt
  const recordedBy = agent?.id ?? null
  const { provider, reference, amount, currency, receivedAt } = facts
  const values = { invoiceId, provider, reference, amount, currency, receivedAt, state }
  return { ...values, recordedBy, note: note ?? null, failureCode: null }
}

function tell(
  trx: TransactionClientContract,
  action: string,
  { id, clinicId, number }: Invoice,
  { agent, provider, reference, amount }: Told,
  more: Record<string, unknown> = {}
) {
  const details = { invoice: number, provider, reference, amount, ...more }
  const entity = { type: 'Invoice', id }
  return recordOnPlatform({ action, agent, clinicId, entity, source: agent?.source, details }, trx)
}
