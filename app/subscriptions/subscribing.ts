import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { PAYMENTS, trial } from '#config/payments'
import Plan from '#entitlements/plan'
import type Invoice from '#subscriptions/invoice'
import { issueInvoice } from '#subscriptions/invoicing'
import type { Quote } from '#subscriptions/quote'
import { quoteFor, trialQuote } from '#subscriptions/quote'
import { holdSubscription } from '#subscriptions/standing'
import Subscription from '#subscriptions/subscription'
import type Clinic from '#tenancy/clinic'

/** The clinic's subscription while it lasts; `null` where it never had one, or it ended. */
export async function runningSubscription(
  clinicId: string,
  client?: QueryClientContract
): Promise<Subscription | null> {
  return Subscription.query({ client })
    .where('clinicId', clinicId)
    .whereNot('state', 'cancelled')
    .first()
}

/** What moving to the plan would cost now; `null` for a plan without a price. */
export async function quoteMove(
  clinic: Clinic,
  plan: Plan,
  at = DateTime.utc(),
  client?: QueryClientContract
): Promise<Quote | null> {
  if (plan.price === 0) return null
  const known = await Subscription.findBy('clinicId', clinic.id, { client })
  if (!known && trial.days > 0) return trialQuote(trial.days, clinic.timeZone, at)
  const subscription = known?.state === 'cancelled' ? null : known
  const old = subscription && (await Plan.findBy('key', subscription.plan, { client }))
  const running = subscription && { subscription, plan: old ?? undefined }
  return quoteFor(plan, running, clinic.timeZone, at)
}

/**
 * The clinic pays for this plan from now on. Within the caller's transaction, which holds the
 * clinic's row.
 *
 * @returns the subscription, and what it was billed; nothing where the rest of the period costs nothing more
 */
export async function subscribe(
  trx: TransactionClientContract,
  clinic: Clinic,
  plan: Plan
): Promise<{ subscription: Subscription; invoice: Invoice | null }> {
  const at = DateTime.utc().startOf('second')
  const known = await Subscription.findBy('clinicId', clinic.id, { client: trx })
  if (known) await holdSubscription(trx, known.id)
  const quote = (await quoteMove(clinic, plan, at, trx))!
  const subscription = await stand(trx, known, clinic, plan, quote)
  if (quote.lines.length === 0) return { subscription, invoice: null }
  const { period, lines } = quote
  const bill = { kind: quote.kind, period, currency: plan.currency, lines, at }
  const { invoice } = await issueInvoice(trx, subscription, bill)
  return { subscription, invoice }
}

function stand(
  trx: TransactionClientContract,
  known: Subscription | null,
  { id: clinicId }: Clinic,
  { key: plan }: Plan,
  { kind, anchor, period }: Quote
): Promise<Subscription> {
  const subscription = known ?? new Subscription().useTransaction(trx)
  subscription.merge({ plan, cancelAtPeriodEnd: false })
  if (kind === 'change') return subscription.save()
  const { start: periodStart, end: periodEnd } = period
  subscription.merge({ clinicId, provider: PAYMENTS, anchorAt: anchor, periodStart, periodEnd })
  if (kind === 'trial') subscription.merge({ state: 'trialing', trialEndsAt: periodEnd })
  else if (subscription.state !== 'past_due') subscription.merge({ state: 'active' })
  return subscription.save()
}
