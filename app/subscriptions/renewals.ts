import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import Plan from '#entitlements/plan'
import Invoice from '#subscriptions/invoice'
import { issueInvoice } from '#subscriptions/invoicing'
import type { Notice } from '#subscriptions/mails/notice_mail'
import { tellOwners } from '#subscriptions/notices'
import { collect } from '#subscriptions/payments/collect'
import { periodFrom } from '#subscriptions/period'
import { holdSubscription, settle } from '#subscriptions/standing'
import { stored } from '#tenancy/stored'
import Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'

/** What a clinic has whose subscription ended. */
const WITHOUT_PRICE = 'free'

/**
 * Brings every subscription to `now`: bills the periods that began, ends those that were cancelled,
 * and sees who is overdue. Safe to run twice, or in many processes at once.
 *
 * @returns how many invoices were issued
 */
export async function renewDue(now: DateTime = DateTime.utc()): Promise<number> {
  let issued = 0
  for (const { id } of await subscriptionsToSee(now)) {
    // One that cannot be billed now must not keep the others from it.
    issued += await bring(id, now).catch((error) => report(error, id))
  }
  return issued
}

/** Whose period is over, who has something overdue, and who had. Deleted clinics leave theirs behind, as a record. */
function subscriptionsToSee(now: DateTime) {
  const overdue = Invoice.query()
    .where('state', 'open')
    .where('dueAt', '<=', stored(now))
    .select('subscriptionId')
  return Subscription.query()
    .whereIn('clinicId', Clinic.query().select('id'))
    .where((due) =>
      due
        .where((over) => over.whereNot('state', 'cancelled').where('periodEnd', '<=', stored(now)))
        .orWhere('state', 'past_due')
        .orWhereIn('id', overdue)
    )
    .select('id')
}

async function bring(id: string, now: DateTime): Promise<number> {
  const { issued, subscription, before, isChanged } = await db
    .connection('central')
    .transaction(async (trx) => {
      const held = await holdSubscription(trx, id)
      const stood = { state: held.state, isOverdue: held.pastDueSince !== null }
      const bills = await renew(trx, held, now)
      const isSettled = await settle(trx, id, now)
      const after = await Subscription.findOrFail(id, { client: trx })
      const hasEnded = stood.state !== 'cancelled' && after.state === 'cancelled'
      return { issued: bills, subscription: after, before: stood, isChanged: isSettled || hasEnded }
    })
  const { clinicId, provider, pastDueSince } = subscription
  if (isChanged) await bus.publish('clinic.changed', { clinicId })
  for (const invoice of issued) await collect(provider, invoice)
  if (pastDueSince && !before.isOverdue) await tell('overdue', id)
  if (isChanged && (await Clinic.find(clinicId))?.readOnlyReason) await tell('readOnly', id)
  return issued.length
}

/** Of the invoice that has waited longest. */
async function tell(notice: Notice, subscriptionId: string) {
  const invoice = await Invoice.query()
    .where({ subscriptionId, state: 'open' })
    .orderBy('dueAt')
    .first()
  if (invoice) await tellOwners(notice, invoice)
}

function report(error: unknown, subscription: string): number {
  logger.error({ err: error, subscription }, 'a subscription could not be brought up to date')
  return 0
}

/** One invoice for each period that began, also where nobody looked for months. */
async function renew(trx: TransactionClientContract, subscription: Subscription, now: DateTime) {
  const issued: Invoice[] = []
  while (subscription.state !== 'cancelled' && subscription.periodEnd <= now) {
    if (subscription.cancelAtPeriodEnd) await end(trx, subscription)
    else issued.push(...(await begin(trx, subscription)))
  }
  return issued
}

async function end(trx: TransactionClientContract, subscription: Subscription) {
  const { clinicId, plan } = subscription
  await subscription.merge({ state: 'cancelled', cancelAtPeriodEnd: false }).save()
  await Clinic.query({ client: trx }).where('id', clinicId).update({ plan: WITHOUT_PRICE })
  const entity = { type: 'Subscription', id: subscription.id }
  const details = { before: plan, after: WITHOUT_PRICE }
  await recordOnPlatform({ action: 'subscription.end', clinicId, entity, details }, trx)
}

/** The price is that of the plan on this day; the first period after a trial begins with it. */
async function begin(
  trx: TransactionClientContract,
  subscription: Subscription
): Promise<Invoice[]> {
  const { clinicId, anchorAt, periodEnd: at, state } = subscription
  const clinic = await Clinic.findOrFail(clinicId, { client: trx })
  const plan = await Plan.findByOrFail('key', subscription.plan, { client: trx })
  const anchor = state === 'trialing' ? at : anchorAt
  const period = periodFrom(anchor, at, plan.interval, clinic.timeZone)
  const next = { anchorAt: anchor, periodStart: period.start, periodEnd: period.end }
  const isFirst = state === 'trialing'
  await subscription.merge({ ...next, ...(isFirst && { state: 'active' as const }) }).save()
  const lines = [{ description: 'period', plan: plan.name, amount: plan.price }] as const
  const bill = { kind: 'period', period, currency: plan.currency, lines, at }
  const { invoice, isNew } = await issueInvoice(trx, subscription, bill)
  if (!isNew) return []
  const entity = { type: 'Invoice', id: invoice.id }
  const details = { invoice: invoice.number, total: invoice.total, currency: invoice.currency }
  await recordOnPlatform({ action: 'invoice.issue', clinicId, entity, details }, trx)
  return [invoice]
}
