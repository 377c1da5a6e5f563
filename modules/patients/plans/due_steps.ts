import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { leaveOutClosed } from '../access/open_charts.js'
import { todayIn } from '../people/age.js'
import { listName } from '../people/name.js'
import { isOverdue } from './statuses.js'

/** Steps are shown this long before they are due. */
const AHEAD_DAYS = 7
const WAITING = ['not-started', 'scheduled', 'in-progress']

/** What the member who looks is to do now and in the days to come, for every patient. */
export async function myDueSteps(most: number) {
  const { actor, clinic } = currentClinic()
  const today = todayIn(clinic.timeZone)
  if (!actor.userId) return { steps: [], total: 0 }
  const [{ total }] = await mine(actor.userId, today).count('* as total')
  const rows = await mine(actor.userId, today)
    .select('step.id', 'step.description', 'step.status', 'step.due_on', 'step.patient_id')
    .select('plan.id as plan_id')
    .select('patient.given', 'patient.middle', 'patient.family')
    .orderBy('step.due_on')
    .orderBy('step.id')
    .limit(most)
  const steps = rows.map((row) => ({
    path: `/${row.patient_id}/plans/${row.plan_id}/steps/${row.id}`,
    description: row.description as string,
    patient: listName(row),
    dueOn: row.due_on as string,
    isOverdue: isOverdue({ status: row.status, dueOn: row.due_on }, today),
  }))
  return { steps, total: Number(total) }
}

function mine(userId: string, today: string) {
  const until = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: AHEAD_DAYS }).toISODate()
  const steps = currentClinic()
    .db.from('patients_care_activities as step')
    .join('patients_care_plans as plan', 'plan.id', 'step.care_plan_id')
    .join('patients as patient', 'patient.id', 'step.patient_id')
    .where({ 'step.responsible_id': userId, 'plan.status': 'active' })
    .whereIn('step.status', WAITING)
    .where('step.due_on', '<=', String(until))
    .whereNull('patient.archived_at')
  return leaveOutClosed(steps, 'step.patient_id')
}
