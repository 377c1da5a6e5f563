import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { PAYMENT_GRACE_DAYS } from '#config/payments'
import Invoice from '#subscriptions/invoice'
import { stored } from '#tenancy/stored'
import Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'

/**
 * Brings a subscription into the state that its invoices put it in: past due while one is overdue,
 * read-only once the days of grace are over, and as ever again at once when none is.
 *
 * Publish `clinic.changed` when the transaction is through.
 *
 * @returns whether the clinic's state changed
 */
export async function settle(
  trx: TransactionClientContract,
  subscriptionId: string,
  now: DateTime
): Promise<boolean> {
  const subscription = await holdSubscription(trx, subscriptionId)
  const overdue = await Invoice.query({ client: trx })
    .where({ subscriptionId, state: 'open' })
    .where('dueAt', '<=', stored(now))
    .orderBy('dueAt')
    .first()
  if (subscription.state === 'cancelled' && !overdue) return open(trx, subscription)
  await subscription.merge(standing(subscription, overdue)).save()
  if (!overdue) return open(trx, subscription)
  const isOver = overdue.dueAt.plus({ days: PAYMENT_GRACE_DAYS }) <= now
  return isOver ? close(trx, subscription, now) : open(trx, subscription)
}

/** Written to first, so that what is read afterwards is what stands, on either engine. */
export async function holdSubscription(
  trx: TransactionClientContract,
  id: string
): Promise<Subscription> {
  const now = stored(DateTime.utc())
  await trx.from('subscriptions').where({ id }).update({ updated_at: now })
  return Subscription.findOrFail(id, { client: trx })
}

function standing({ state }: Subscription, overdue: Invoice | null): Partial<Subscription> {
  if (state === 'cancelled') return {}
  if (overdue) return { state: 'past_due', pastDueSince: overdue.dueAt }
  return { state: state === 'past_due' ? 'active' : state, pastDueSince: null }
}

/** Conditional on its state, so that whoever comes second changes nothing. */
async function close(
  trx: TransactionClientContract,
  { clinicId }: Subscription,
  now: DateTime
): Promise<boolean> {
  const changed = await Clinic.query({ client: trx })
    .where('id', clinicId)
    .whereNull('readOnlyReason')
    .update({ readOnlyReason: 'past-due', readOnlySince: stored(now) })
  return Number([changed].flat()[0]) > 0
}

async function open(trx: TransactionClientContract, { clinicId }: Subscription): Promise<boolean> {
  const changed = await Clinic.query({ client: trx })
    .where({ id: clinicId, readOnlyReason: 'past-due' })
    .update({ readOnlyReason: null, readOnlySince: null })
  return Number([changed].flat()[0]) > 0
}
