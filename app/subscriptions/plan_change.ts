import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { audit, currentClinic, transaction } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import type { LimitUse } from '#clinics/limit_use'
import { limitUse } from '#clinics/limit_use'
import { Access } from '#entitlements/access'
import type Plan from '#entitlements/plan'
import { reconcileLimit } from '#entitlements/limits'
import { declaredLimit } from '#entitlements/limit_declarations'
import { collect } from '#subscriptions/payments/collect'
import type { Quote } from '#subscriptions/quote'
import { quoteMove, runningSubscription, subscribe } from '#subscriptions/subscribing'
import Clinic from '#tenancy/clinic'

/** What moving to a plan would do to the entered clinic. */
export interface PlanPreview {
  plan: Plan
  /** Modules that are on and would go off, and those that would come on. */
  turnsOff: string[]
  turnsOn: string[]
  /** Every limit as it would be. */
  limits: LimitUse[]
  /** Those that are used beyond what the plan allows: kept, but nothing new. */
  over: LimitUse[]
  /** Whether anything would be lost; then it is done only after it was shown. */
  isDown: boolean
  /** What is billed at once; `null` for a plan without a price. */
  quote: Quote | null
  /** When a plan without a price takes the place of one that is paid for; `null`: at once. */
  from: DateTime | null
  /** A mark of all of this, to notice that it is different by now. */
  digest: string
}

/** Exactly what would happen. Nothing is changed. */
export async function previewPlan(clinic: Clinic, plan: Plan): Promise<PlanPreview> {
  const [now, then] = [await Access.of(clinic), await Access.withPlan(clinic, plan.key)]
  const keys = (access: Access) => access.releases.map(({ key }) => key)
  const [before, after] = [keys(now), keys(then)]
  const turnsOff = before.filter((key) => !after.includes(key))
  const turnsOn = after.filter((key) => !before.includes(key))
  const limits = await limitUse(now, plan)
  const over = limits.filter(({ used, max }) => max !== null && used > max)
  const current = now.offered.get(clinic.plan)
  const isTighter = limits.some(({ name, max }) => isLess(max, current?.limitOf(name) ?? null))
  const isDown = turnsOff.length > 0 || isTighter
  const quote = await quoteMove(clinic, plan)
  const from = plan.price === 0 ? await paidUntil(clinic) : null
  const facts = [clinic.plan, plan.key, plan.version, turnsOff, turnsOn, limits, from]
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
  return { plan, turnsOff, turnsOn, limits, over, isDown, quote, from, digest }
}

/**
 * Moves the entered clinic to a plan. Nothing is deleted. A plan with a price holds at once and is
 * billed in the same transaction; one without waits for the end of what is paid for.
 *
 * @param seen digest of the preview that the person agreed to; needed where anything is lost
 * @param reason why, where somebody else than the owner decides
 * @returns from when the plan holds; `null`: from now
 * @throws ChangedMeanwhileError when something else would happen by now; nothing is changed
 */
export async function changePlan(
  clinic: Clinic,
  plan: Plan,
  seen: string,
  agent: Agent,
  reason?: string
): Promise<DateTime | null> {
  const preview = await previewPlan(clinic, plan)
  if (preview.isDown && preview.digest !== seen) throw new ChangedMeanwhileError()
  const { id: clinicId } = clinic
  const { turnsOff, turnsOn, from } = preview
  const details = { before: clinic.plan, after: plan.key, turnsOff, turnsOn, reason, from }
  const act = actOf(clinic, from ? 'subscription.cancel' : 'clinic.change_plan', details)
  const bill = await db.connection('central').transaction(async (trx) => {
    const found = await Clinic.query({ client: trx })
      .where('id', clinicId)
      .forUpdate()
      .firstOrFail()
    if (found.plan !== clinic.plan) throw new ChangedMeanwhileError()
    const billed = from ? await endLater(trx, clinicId) : await move(trx, found, plan)
    await audit({ ...act, type: 'U' })
    await recordOnPlatform({ ...act, agent, clinicId, source: agent.source }, trx)
    return billed
  })
  await bus.publish('clinic.changed', { clinicId })
  if (bill?.invoice) await collect(bill.subscription.provider, bill.invoice)
  await recount(preview.limits)
  return from
}

function actOf({ id }: Clinic, action: string, values: Record<string, unknown>) {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== null)
  return { action, entity: { type: 'Clinic', id }, details: Object.fromEntries(known) }
}

async function move(trx: TransactionClientContract, clinic: Clinic, plan: Plan) {
  await clinic.merge({ plan: plan.key }).save()
  return plan.price > 0 ? subscribe(trx, clinic, plan) : null
}

/** @throws ChangedMeanwhileError when nothing is paid for any more */
async function endLater(trx: TransactionClientContract, clinicId: string) {
  const subscription = await runningSubscription(clinicId, trx)
  if (!subscription) throw new ChangedMeanwhileError()
  await subscription.merge({ cancelAtPeriodEnd: true }).save()
  return null
}

async function paidUntil({ id }: Clinic): Promise<DateTime | null> {
  return (await runningSubscription(id))?.periodEnd ?? null
}

/** Counters that went astray, by whatever hand, start anew from what is there. */
async function recount(limits: LimitUse[]) {
  for (const { name } of limits.filter((limit) => declaredLimit(limit.name))) {
    await transaction(() => reconcileLimit(currentClinic(), name))
  }
}

function isLess(max: number | null, than: number | null) {
  return max !== null && (than === null || max < than)
}
