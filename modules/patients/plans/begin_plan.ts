import { members, transaction } from '@medtrack/sdk'
import { audit, type Verb } from '../acts.js'
import CareActivity from '../models/care_activity.js'
import CareGoal from '../models/care_goal.js'
import CarePlan from '../models/care_plan.js'
import type { PlanDraft, PlanLine, StepLine } from './draft.js'

/** Stores a plan with its goals and steps, all of it or nothing. */
export async function beginPlan(patientId: string, draft: PlanDraft): Promise<CarePlan> {
  const { goals, steps, ...plan } = draft
  const names = await memberNames()
  return transaction(async () => {
    const begun = await CarePlan.create({ ...plan, patientId, status: 'active' })
    for (const [index, goal] of goals.entries()) await addGoal(begun, goal, index + 1)
    for (const [index, step] of steps.entries()) await addStep(begun, step, index + 1, names)
    await noteAct('begin', begun)
    return begun
  })
}

export function addGoal({ id, patientId }: CarePlan, line: PlanLine, position: number) {
  return CareGoal.create({
    ...line,
    patientId,
    carePlanId: id,
    position,
    lifecycleStatus: 'active',
    achievementStatus: 'in-progress',
  })
}

export function addStep(
  { id, patientId }: CarePlan,
  line: StepLine,
  position: number,
  names: ReadonlyMap<string, string>
) {
  return CareActivity.create({
    ...line,
    patientId,
    carePlanId: id,
    position,
    responsibleName: names.get(line.responsibleId ?? '') ?? null,
    status: 'not-started',
    completedAt: null,
  })
}

/** Who can be responsible: whoever may read plans. */
export async function responsibleMembers() {
  return (await members()).filter(({ role }) => role !== 'receptionist')
}

export async function memberNames(): Promise<ReadonlyMap<string, string>> {
  return new Map((await responsibleMembers()).map(({ userId, name }) => [userId, name]))
}

/** A line in the trail, without anything of what the plan says. */
export function noteAct(verb: Verb<'plans'>, { id, patientId }: CarePlan) {
  return audit({
    action: `patients.plans.${verb}`,
    type: verb === 'begin' ? 'C' : 'U',
    entity: { type: 'Patient', id: patientId },
    details: { plan: id },
  })
}
