import { StaleEditError } from '@medtrack/sdk'
import type { HttpContext } from '@adonisjs/core/http'
import { chartOf, openChart } from '../../chart/open_chart.js'
import CareActivity from '../../models/care_activity.js'
import CarePlan from '../../models/care_plan.js'
import { changeStep, growStep } from '../../plans/change.js'
import { readNewStep, readStep } from '../../validators/plans/plan_forms.js'
import { showPlan } from './plan_views.js'
import { showStep } from './step_view.js'

export default class StepsController {
  /** The form stands on the plan's own page. */
  async create(ctx: HttpContext) {
    return showPlan(ctx, await openChart(ctx))
  }

  async store(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const plan = await CarePlan.inChart(patient.id, params.plan)
    const { step, names } = await readNewStep(ctx)
    await growStep(plan, step, names)
    const text = page.t('plans.saved.changed')
    page.redirect(`/${patient.id}/plans/${plan.id}`, { kind: 'success', text })
  }

  async show(ctx: HttpContext) {
    return showStep(ctx, await openChart(ctx))
  }

  async update(ctx: HttpContext) {
    const { page, params, response } = ctx
    const patient = await chartOf(ctx)
    const step = await CareActivity.inChart(patient.id, params.step)
    const { version, names, changes } = await readStep(ctx, step.responsibleId)
    const left = step.responsibleId === changes.responsibleId ? step.responsibleName : null
    const responsibleName = names.get(changes.responsibleId ?? '') ?? left
    try {
      await changeStep(step, version, { ...changes, responsibleName })
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return showStep(ctx, patient, changes)
    }
    const text = page.t('plans.saved.changed')
    page.redirect(`/${patient.id}/plans/${step.carePlanId}`, { kind: 'success', text })
  }
}
