import type { CarePlan as CarePlanResource, Goal } from '@medplum/fhirtypes'
import CareGoal from '../../models/care_goal.js'
import { bound, codeOf, dayOf, fit, oneOf, wordsOf } from '../elements.js'
import { oneRow, type Refs } from '../mapping.js'

const ACHIEVEMENT = 'http://terminology.hl7.org/CodeSystem/goal-achievement'
const ACHIEVEMENTS = [
  'in-progress',
  'improving',
  'worsening',
  'no-change',
  'achieved',
  'sustaining',
  'not-achieved',
  'no-progress',
  'not-attainable',
] as const

export const careGoals = oneRow<Goal, CareGoal>({
  type: 'Goal',
  model: CareGoal,

  fromFhir(resource, refs) {
    const plan = planOf(resource, refs)
    if (!plan) return 'no-plan'
    return {
      ...plan,
      description: fit(wordsOf(resource.description), 255) ?? '—',
      lifecycleStatus: resource.lifecycleStatus,
      achievementStatus: oneOf(ACHIEVEMENTS, codeOf(resource.achievementStatus)),
      dueOn: dayOf(resource.target?.[0]?.dueDate),
      outcome: resource.note?.map(({ text }) => text).join('\n\n') || null,
    }
  },

  toFhir(row, { patient }) {
    return {
      resourceType: 'Goal',
      lifecycleStatus: row.lifecycleStatus,
      achievementStatus: row.achievementStatus
        ? bound(ACHIEVEMENT, row.achievementStatus)
        : undefined,
      description: { text: row.description },
      subject: patient,
      target: row.dueOn ? [{ dueDate: row.dueOn }] : undefined,
      note: row.outcome ? [{ text: row.outcome }] : undefined,
    }
  },
})

/** The first plan that names the goal, and which of its goals it is. */
function planOf(goal: Goal, refs: Refs) {
  for (const plan of refs.all<CarePlanResource>('CarePlan')) {
    const index = (plan.goal ?? []).findIndex((reference) => refs.find(reference) === goal)
    const carePlanId = index >= 0 ? refs.rowOfResource(plan) : null
    if (carePlanId) return { carePlanId, position: index + 1 }
  }
  return null
}
