import { currentClinic } from '@medtrack/sdk'
import { todayIn } from '../people/age.js'
import { isOverdue, OPEN_STEPS } from './statuses.js'

export interface OpenStep {
  id: string
  description: string
  status: string
  dueOn: string | null
  isOverdue: boolean
  responsibleName: string | null
  planId: string
  planTitle: string
}

/**
 * What is still to be done of a patient's active plans, what is due first. For `plans/partials/open_steps.edge`, which
 * takes it as `openSteps` beside `patient`.
 */
export async function openSteps(patientId: string): Promise<OpenStep[]> {
  const { clinic, db } = currentClinic()
  const today = todayIn(clinic.timeZone)
  const rows = await db
    .from('patients_care_activities as step')
    .join('patients_care_plans as plan', 'plan.id', 'step.care_plan_id')
    .select('step.id', 'step.description', 'step.status', 'step.due_on', 'step.responsible_name')
    .select('plan.id as plan_id', 'plan.title as plan_title')
    .where({ 'step.patient_id': patientId, 'plan.status': 'active' })
    .whereIn('step.status', [...OPEN_STEPS])
    .orderByRaw('case when step.due_on is null then 1 else 0 end, step.due_on, step.position')
  return rows.map((row) => ({
    id: row.id,
    description: row.description,
    status: row.status,
    dueOn: row.due_on,
    isOverdue: isOverdue({ status: row.status, dueOn: row.due_on }, today),
    responsibleName: row.responsible_name,
    planId: row.plan_id,
    planTitle: row.plan_title,
  }))
}

/** For the tab: how many active plans there are. */
export async function countActivePlans(patientId: string): Promise<number> {
  const [{ total }] = await currentClinic()
    .db.from('patients_care_plans')
    .where({ patient_id: patientId, status: 'active' })
    .count('* as total')
  return Number(total)
}
