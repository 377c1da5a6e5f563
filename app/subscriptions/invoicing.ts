import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type DateTime } from 'luxon'
import { PAYMENT_TERM_DAYS } from '#config/payments'
import Invoice from '#subscriptions/invoice'
import type InvoiceLine from '#subscriptions/invoice_line'
import type { Period } from '#subscriptions/period'
import { stored } from '#tenancy/stored'
import type Subscription from '#subscriptions/subscription'

export type NewLine = Pick<InvoiceLine, 'description' | 'plan' | 'amount'>

interface Bill {
  /** `period`, or what else is billed within one. */
  kind: string
  period: Period
  currency: string
  lines: readonly NewLine[]
  at: DateTime
}

/**
 * Issues an invoice within the caller's transaction, which holds the subscription. What was billed
 * already is not billed again. An invoice of nothing is paid from the start.
 *
 * @returns the invoice, and whether it is new
 */
export async function issueInvoice(
  trx: TransactionClientContract,
  subscription: Subscription,
  { kind, period, currency, lines, at }: Bill
): Promise<{ invoice: Invoice; isNew: boolean }> {
  const { id: subscriptionId, clinicId } = subscription
  const known = await Invoice.query({ client: trx })
    .where({ subscriptionId, kind, periodStart: stored(period.start) })
    .first()
  if (known) return { invoice: known, isNew: false }
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  const span = { periodStart: period.start, periodEnd: period.end }
  const state = total > 0 ? 'open' : 'paid'
  const facts = { subscriptionId, clinicId, kind, currency, total, state, ...span } as const
  const dueAt = at.plus({ days: PAYMENT_TERM_DAYS })
  const paidAt = total > 0 ? null : at
  const number = await drawNumber(trx, at.toUTC().year)
  const invoice = await Invoice.create(
    { ...facts, number, issuedAt: at, dueAt, paidAt },
    { client: trx }
  )
  await invoice
    .related('lines')
    .createMany(lines.map((line, position) => ({ ...line, ...span, position, quantity: 1 })))
  return { invoice, isNew: true }
}

/** Drawn in the invoice's own transaction: one that fails gives its number back, so none is missing. */
async function drawNumber(trx: TransactionClientContract, year: number): Promise<string> {
  await trx
    .knexQuery()
    .table('invoice_numbers')
    .insert({ year, last_number: 1 })
    .onConflict('year')
    .merge({ last_number: trx.knexRawQuery('invoice_numbers.last_number + 1') })
  const { last_number: drawn } = await trx.from('invoice_numbers').where({ year }).firstOrFail()
  return `MT-${year}-${String(drawn).padStart(6, '0')}`
}
