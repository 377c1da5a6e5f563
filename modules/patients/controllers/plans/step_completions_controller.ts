import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import CareActivity from '../../models/care_activity.js'
import { completeStep, reopenStep } from '../../plans/change.js'

/** A step ticked off, or taken back. */
export default class StepCompletionsController {
  async store(ctx: HttpContext) {
    const step = await this.#step(ctx)
    await completeStep(step)
    this.#backToPlan(ctx, step, 'plans.saved.completed')
  }

  async destroy(ctx: HttpContext) {
    const step = await this.#step(ctx)
    await reopenStep(step)
    this.#backToPlan(ctx, step, 'plans.saved.reopened')
  }

  async #step(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    return CareActivity.inChart(patient.id, ctx.params.step)
  }

  #backToPlan({ page }: HttpContext, { patientId, carePlanId }: CareActivity, key: string) {
    page.redirect(`/${patientId}/plans/${carePlanId}`, { kind: 'success', text: page.t(key) })
  }
}
