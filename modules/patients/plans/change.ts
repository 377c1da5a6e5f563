import { transaction } from '@medtrack/sdk'
import type { Verb } from '../acts.js'
import CareActivity from '../models/care_activity.js'
import CareGoal from '../models/care_goal.js'
import CarePlan from '../models/care_plan.js'
import CareProgress from '../models/care_progress.js'
import { DateTime } from 'luxon'
import { addGoal, addStep, noteAct } from './begin_plan.js'
import type { PlanLine, StepLine } from './draft.js'

type Part = CareGoal | CareActivity

/** @throws StaleEditError when somebody saved another version since */
export async function changePlan(plan: CarePlan, version: number, changes: Partial<CarePlan>) {
  await transaction(async () => {
    await plan.revise(version, changes)
    await noteAct('change', plan)
  })
}

/** @throws StaleEditError */
export async function changeGoal(goal: CareGoal, version: number, changes: Partial<CareGoal>) {
  await noted('goal', goal, () => goal.revise(version, changes))
}

/** A step that is done says since when. @throws StaleEditError */
export async function changeStep(
  step: CareActivity,
  version: number,
  changes: Partial<CareActivity>
) {
  const isDone = changes.status === 'completed'
  const completedAt = isDone ? (step.completedAt ?? DateTime.utc().startOf('second')) : null
  await noted('step', step, () => step.revise(version, { ...changes, completedAt }))
}

export async function completeStep(step: CareActivity) {
  await noted('step', step, () => step.complete())
}

export async function reopenStep(step: CareActivity) {
  await noted('step', step, () => step.reopen())
}

export async function growGoal(plan: CarePlan, line: PlanLine) {
  await transaction(async () => {
    await addGoal(plan, line, await nextPosition(CareGoal, plan))
    await noteAct('goal', plan)
  })
}

export async function growStep(plan: CarePlan, line: StepLine, names: ReadonlyMap<string, string>) {
  await transaction(async () => {
    await addStep(plan, line, await nextPosition(CareActivity, plan), names)
    await noteAct('step', plan)
  })
}

/** What was seen or said about a step, today; what stands there already is never changed. */
export async function noteProgress(step: CareActivity, text: string, today: string) {
  const { id: careActivityId, patientId } = step
  await noted('progress', step, () =>
    CareProgress.create({ careActivityId, patientId, text, notedOn: today })
  )
}

async function noted(verb: Verb<'plans'>, part: Part, work: () => Promise<unknown>) {
  await transaction(async () => {
    await work()
    await noteAct(verb, await CarePlan.findOrFail(part.carePlanId))
  })
}

async function nextPosition(model: typeof CareGoal | typeof CareActivity, plan: CarePlan) {
  const query = model === CareGoal ? CareGoal.query() : CareActivity.query()
  const last = await query.where('care_plan_id', plan.id).orderBy('position', 'desc').first()
  return (last?.position ?? 0) + 1
}
