import type { Faker } from '@faker-js/faker'
import { members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import CareActivity from '../models/care_activity.js'
import CareGoal from '../models/care_goal.js'
import CarePlan from '../models/care_plan.js'

/** Steps with the days until they are due: some are done, some are late. */
const PLANS = [
  {
    title: 'Hypertension',
    goals: ['Blood pressure at the target agreed with the patient'],
    steps: [
      ['Confirm with home or ambulatory measurements', -20],
      ['Blood tests: creatinine with eGFR, electrolytes, glucose, lipids', -2],
      ['Check blood pressure and how the medicine is tolerated', 5],
      ['Follow-up visit', 60],
    ],
  },
  {
    title: 'Type 2 diabetes follow-up',
    goals: ['HbA1c at the target agreed with the patient', 'No smoking, regular physical activity'],
    steps: [
      ['Diet and self-management education', -30],
      ['Examine the feet', -1],
      ['Refer for an eye examination (retina)', 3],
      ['Measure HbA1c', 45],
    ],
  },
] as const

/** A plan for each of them, in the hands of those who work at the clinic. */
export async function planForSome(faker: Faker, patients: readonly { id: string }[]) {
  const staff = (await members()).filter(({ isDoctor, role }) => isDoctor || role === 'nurse')
  if (staff.length === 0) return
  const today = DateTime.utc()
  for (const { id: patientId } of patients) {
    const { title, goals, steps } = faker.helpers.arrayElement(PLANS)
    const startsOn = today.minus({ days: 40 }).toISODate()
    const plan = await CarePlan.create({ patientId, title, status: 'active', startsOn })
    const common = { patientId, carePlanId: plan.id }
    for (const [index, description] of goals.entries()) {
      const course = { lifecycleStatus: 'active', achievementStatus: 'in-progress' } as const
      await CareGoal.create({ ...common, ...course, description, position: index + 1 })
    }
    for (const [index, [description, inDays]] of steps.entries()) {
      const { userId, name } = faker.helpers.arrayElement(staff)
      const isDone = inDays < -5
      await CareActivity.create({
        ...common,
        description,
        status: isDone ? 'completed' : 'not-started',
        completedAt: isDone ? today.plus({ days: inDays }).startOf('second') : null,
        dueOn: today.plus({ days: inDays }).toISODate(),
        responsibleId: userId,
        responsibleName: name,
        position: index + 1,
      })
    }
  }
}
