import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartOf, openChart } from '../../chart/open_chart.js'
import CareActivity from '../../models/care_activity.js'
import { todayIn } from '../../people/age.js'
import { noteProgress } from '../../plans/change.js'
import { readProgress } from '../../validators/plans/plan_forms.js'
import { showStep } from './step_view.js'

export default class StepProgressController {
  /** The form stands on the step's own page. */
  async create(ctx: HttpContext) {
    return showStep(ctx, await openChart(ctx))
  }

  async store(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const step = await CareActivity.inChart(patient.id, params.step)
    const text = await readProgress(ctx)
    await noteProgress(step, text, todayIn(currentClinic().clinic.timeZone))
    const saved = page.t('plans.saved.noted')
    page.redirect(`/${patient.id}/plans/${step.carePlanId}/steps/${step.id}`, {
      kind: 'success',
      text: saved,
    })
  }
}
