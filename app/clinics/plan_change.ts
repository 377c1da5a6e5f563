import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { audit, currentClinic, transaction } from '@medtrack/sdk'
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
  const facts = [clinic.plan, plan.key, plan.version, turnsOff, turnsOn, limits]
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
  return { plan, turnsOff, turnsOn, limits, over, isDown, digest }
}

/**
 * Moves the entered clinic to a plan, at once. Nothing is deleted.
 *
 * @param seen digest of the preview that the person agreed to; needed where anything is lost
 * @param reason why, where somebody else than the owner decides
 * @throws ChangedMeanwhileError when something else would happen by now; nothing is changed
 */
export async function changePlan(
  clinic: Clinic,
  plan: Plan,
  seen: string,
  agent: Agent,
  reason?: string
) {
  const preview = await previewPlan(clinic, plan)
  if (preview.isDown && preview.digest !== seen) throw new ChangedMeanwhileError()
  const { id: clinicId } = clinic
  const entity = { type: 'Clinic', id: clinicId }
  const details = {
    before: clinic.plan,
    after: plan.key,
    turnsOff: preview.turnsOff,
    turnsOn: preview.turnsOn,
    ...(reason && { reason }),
  }
  await db.connection('central').transaction(async (trx) => {
    const found = await Clinic.query({ client: trx })
      .where('id', clinicId)
      .forUpdate()
      .firstOrFail()
    if (found.plan !== clinic.plan) throw new ChangedMeanwhileError()
    await found.merge({ plan: plan.key }).save()
    await audit({ action: 'clinic.change_plan', type: 'U', entity, details })
  })
  await bus.publish('clinic.changed', { clinicId })
  const { source } = agent
  await recordOnPlatform({ action: 'clinic.change_plan', agent, clinicId, entity, source, details })
  await recount(preview.limits)
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
