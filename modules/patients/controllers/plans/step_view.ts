import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartFrame } from '../../chart/chart_frame.js'
import CareActivity from '../../models/care_activity.js'
import CarePlan from '../../models/care_plan.js'
import CareProgress from '../../models/care_progress.js'
import type Patient from '../../models/patient.js'
import { todayIn } from '../../people/age.js'
import { isOverdue } from '../../plans/statuses.js'
import { people, statusChoices, statusWords } from './plan_page.js'

/** @param typed what somebody else's edit came between: it stays in the form */
export async function showStep(
  ctx: HttpContext,
  patient: Patient,
  typed: Partial<CareActivity> | null = null
) {
  const { page, params } = ctx
  const step = await CareActivity.inChart(patient.id, params.step)
  const plan = await CarePlan.findOrFail(step.carePlanId)
  const progress = await CareProgress.query()
    .where('care_activity_id', step.id)
    .orderBy('noted_on', 'desc')
    .orderBy('id', 'desc')
  return page.render('plans/step', {
    ...(await chartFrame(ctx, patient)),
    ...statusChoices(page),
    step,
    plan,
    values: typed ?? step,
    isStale: typed !== null,
    isOverdue: isOverdue(step, todayIn(currentClinic().clinic.timeZone)),
    status: statusWords(page, 'stepStatuses', step.status),
    people: await people(step),
    progress,
  })
}
