import { currentClinic } from '@medtrack/sdk'
import { todayIn } from '../people/age.js'
import { isOverdue, OPEN_STEPS } from './statuses.js'

export interface ListedPlan {
  id: string
  title: string
  status: string
  startsOn: string | null
  stepCount: number
  doneCount: number
  overdueCount: number
  nextDueOn: string | null
}

/** The plans of a chart with how far each has come, those under way first. */
export async function listPlans(patientId: string): Promise<ListedPlan[]> {
  const { clinic, db } = currentClinic()
  const today = todayIn(clinic.timeZone)
  const plans = await db
    .from('patients_care_plans')
    .select('id', 'title', 'status', 'starts_on')
    .where('patient_id', patientId)
    .orderByRaw(
      "case status when 'active' then 0 when 'on-hold' then 1 when 'draft' then 2 else 3 end"
    )
    .orderBy('created_at', 'desc')
  const steps = await db
    .from('patients_care_activities')
    .select('care_plan_id', 'status', 'due_on')
    .where('patient_id', patientId)
  return plans.map(({ id, title, status, starts_on: startsOn }) => {
    const own = steps.filter((step) => step.care_plan_id === id)
    const open = own.filter((step) => OPEN_STEPS.includes(step.status))
    const due = open.flatMap((step) => step.due_on ?? []).sort()
    return {
      ...{ id, title, status, startsOn },
      stepCount: own.length,
      doneCount: own.filter((step) => step.status === 'completed').length,
      overdueCount: open.filter(({ status: state, due_on: dueOn }) =>
        isOverdue({ status: state, dueOn }, today)
      ).length,
      nextDueOn: due[0] ?? null,
    }
  })
}
