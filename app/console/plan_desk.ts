import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ChangedMeanwhileError, ClinicRefusedError } from '#clinics/errors'
import Plan from '#entitlements/plan'

export type PlanFacts = Pick<
  Plan,
  | 'name'
  | 'summary'
  | 'price'
  | 'currency'
  | 'interval'
  | 'modules'
  | 'features'
  | 'limits'
  | 'isPublic'
>

const FACTS = [
  'name',
  'summary',
  'price',
  'currency',
  'interval',
  'modules',
  'features',
  'limits',
  'isPublic',
] as const satisfies readonly (keyof PlanFacts)[]

/** @throws ClinicRefusedError when the key is taken */
export async function makePlan(key: string, facts: PlanFacts, agent: Agent): Promise<Plan> {
  if (await Plan.findBy('key', key)) {
    throw new ClinicRefusedError('key', 'planTaken', `There is a plan "${key}" already.`)
  }
  const plan = await Plan.create({ key, ...facts, version: 1, archivedAt: null })
  await tell('plan.create', plan, agent, { after: facts })
  return plan
}

/**
 * @param version the version that was on the screen when the typing began
 * @throws ChangedMeanwhileError when somebody saved a later one; nothing is changed then
 */
export async function editPlan(plan: Plan, facts: PlanFacts, version: number, agent: Agent) {
  const before = factsOf(plan)
  await store(plan, facts, version)
  const changed = FACTS.filter((name) => !isSame(before[name], facts[name]))
  const pick = (from: PlanFacts) => Object.fromEntries(changed.map((name) => [name, from[name]]))
  if (changed.length === 0) return
  await tell('plan.edit', plan, agent, { before: pick(before), after: pick(facts) })
}

/** Those who have it keep it; nobody can take it any more. */
export async function archivePlan(plan: Plan, agent: Agent) {
  if (plan.isArchived) return
  await store(plan, { archivedAt: DateTime.utc() }, plan.version)
  await tell('plan.archive', plan, agent, {})
}

export async function offerPlanAgain(plan: Plan, agent: Agent) {
  if (!plan.isArchived) return
  await store(plan, { archivedAt: null }, plan.version)
  await tell('plan.unarchive', plan, agent, {})
}

/** Only if nobody stored a later version in the meantime. */
async function store(plan: Plan, changes: Partial<Plan>, version: number) {
  await db.connection('central').transaction(async (trx) => {
    const held = await trx
      .from('plans')
      .where({ id: plan.id, version })
      .update({ version: version + 1 })
    if (Number([held].flat()[0]) !== 1) throw new ChangedMeanwhileError()
    await plan
      .useTransaction(trx)
      .merge({ ...changes, version: version + 1 })
      .save()
  })
}

async function tell(action: string, plan: Plan, agent: Agent, details: Record<string, unknown>) {
  await bus.publish('plan.changed', { plan: plan.key })
  const entity = { type: 'Plan', id: plan.id }
  const { source } = agent
  await recordOnPlatform({
    action,
    agent,
    entity,
    source,
    details: { plan: plan.key, ...details },
  })
}

function factsOf(plan: Plan): PlanFacts {
  // One entry for each fact.
  return Object.fromEntries(FACTS.map((name) => [name, plan[name]])) as unknown as PlanFacts
}

function isSame(one: unknown, other: unknown) {
  return JSON.stringify(one) === JSON.stringify(other)
}
