import { DateTime } from 'luxon'
import Attachment from '../models/attachment.js'
import CareActivity from '../models/care_activity.js'
import CareGoal from '../models/care_goal.js'
import CarePlan from '../models/care_plan.js'
import CareProgress from '../models/care_progress.js'
import Condition from '../models/condition.js'

const AT = DateTime.fromISO('2024-05-06T07:08:09Z')

/** A plan with a goal, its steps, and what was noted about one. */
export async function writePlan(patientId: string) {
  const problem = await Condition.query().where({ patientId, display: 'Migraine' }).firstOrFail()
  const plan = await CarePlan.create({
    patientId,
    title: 'Fewer headaches',
    status: 'active',
    startsOn: '2024-05-06',
    endsOn: null,
    conditionId: problem.id,
    note: 'Diary',
  })
  await CareGoal.create({
    patientId,
    carePlanId: plan.id,
    description: 'Less than two a month',
    lifecycleStatus: 'active',
    achievementStatus: 'improving',
    dueOn: '2024-11-01',
    position: 1,
    outcome: 'Three so far',
  })
  const [diary] = await CareActivity.createMany([
    {
      patientId,
      carePlanId: plan.id,
      description: 'Keep a diary',
      status: 'in-progress',
      dueOn: null,
      position: 1,
      statusReason: 'Most days',
      responsibleName: 'Nurse Joy',
    },
    {
      patientId,
      carePlanId: plan.id,
      description: 'See a neurologist',
      status: 'completed',
      dueOn: '2024-07-01',
      completedAt: AT.plus({ days: 30 }),
      position: 2,
    },
  ])
  await CareProgress.create({
    patientId,
    careActivityId: diary.id,
    notedOn: '2024-06-01',
    text: 'Twelve entries',
  })
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n')
  const about = { patientId, title: 'Referral letter', visitId: null }
  await Attachment.keep(about, { kind: 'application/pdf', content: pdf, preview: null })
}
