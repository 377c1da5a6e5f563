import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import CareActivity from '../../models/care_activity.js'
import CareGoal from '../../models/care_goal.js'
import type CarePlan from '../../models/care_plan.js'
import Condition from '../../models/condition.js'
import { todayIn } from '../../people/age.js'
import { responsibleMembers } from '../../plans/begin_plan.js'
import {
  ACHIEVEMENTS,
  GOAL_STATUSES,
  isOverdue,
  PLAN_STATUSES,
  STEP_STATUSES,
} from '../../plans/statuses.js'

type Page = HttpContext['page']

const TONES: Record<string, string> = {
  'active': 'info',
  'in-progress': 'info',
  'completed': 'success',
  'achieved': 'success',
  'sustaining': 'success',
  'improving': 'success',
  'worsening': 'danger',
  'not-achieved': 'danger',
}

/** A status in words, with a tone. */
export function statusWords(page: Page, group: string, value: string) {
  return { text: page.t(`plans.${group}.${value}`), tone: TONES[value] ?? 'neutral' }
}

export function choices(page: Page, group: string, values: readonly string[]) {
  return values.map((value) => ({ value, label: page.t(`plans.${group}.${value}`) }))
}

export function statusChoices(page: Page) {
  return {
    planStatuses: choices(page, 'statuses', PLAN_STATUSES),
    goalStatuses: choices(page, 'goalStatuses', GOAL_STATUSES),
    achievements: choices(page, 'achievements', ACHIEVEMENTS),
    stepStatuses: choices(page, 'stepStatuses', STEP_STATUSES),
  }
}

/** Who can be responsible; whoever is and left the clinic stays choosable. */
export async function people(held?: {
  responsibleId: string | null
  responsibleName: string | null
}) {
  const now = (await responsibleMembers()).map(({ userId, name }) => ({
    value: userId,
    label: name,
  }))
  const { responsibleId = null, responsibleName = null } = held ?? {}
  const isGone = responsibleId && !now.some(({ value }) => value === responsibleId)
  return isGone ? [...now, { value: responsibleId, label: responsibleName ?? '' }] : now
}

/** Problems that a plan can be about. */
export async function problems(patientId: string) {
  const rows = await Condition.query()
    .where({ patientId })
    .whereIn('clinical_status', ['active', 'recurrence', 'relapse'])
    .whereNot('verification_status', 'entered-in-error')
    .orderBy('display')
  return rows.map(({ id, display }) => ({ value: id, label: display }))
}

/** A plan's goals and steps as rows. */
export async function partsOf(page: Page, { id, patientId }: CarePlan) {
  const today = todayIn(currentClinic().clinic.timeZone)
  const goals = await CareGoal.query().where('care_plan_id', id).orderBy('position').orderBy('id')
  const steps = await CareActivity.query()
    .where('care_plan_id', id)
    .orderBy('position')
    .orderBy('id')
  return {
    goals: goals.map((goal) => ({
      href: page.url(`/${patientId}/plans/${id}/goals/${goal.id}/edit`),
      description: goal.description,
      dueOn: goal.dueOn,
      status: statusWords(page, 'goalStatuses', goal.lifecycleStatus),
      achievement:
        goal.achievementStatus && statusWords(page, 'achievements', goal.achievementStatus),
      outcome: goal.outcome,
    })),
    steps: steps.map((step) => ({
      id: step.id,
      href: page.url(`/${patientId}/plans/${id}/steps/${step.id}`),
      description: step.description,
      dueOn: step.dueOn,
      isOverdue: isOverdue(step, today),
      isCompleted: step.status === 'completed',
      responsibleName: step.responsibleName,
      status: statusWords(page, 'stepStatuses', step.status),
    })),
  }
}
