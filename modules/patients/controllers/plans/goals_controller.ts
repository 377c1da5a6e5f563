import { StaleEditError } from '@medtrack/sdk'
import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import CareGoal from '../../models/care_goal.js'
import CarePlan from '../../models/care_plan.js'
import type Patient from '../../models/patient.js'
import { changeGoal, growGoal } from '../../plans/change.js'
import { readGoal, readNewGoal } from '../../validators/plans/plan_forms.js'
import { statusChoices } from './plan_page.js'
import { showPlan } from './plan_views.js'

export default class GoalsController {
  /** The form stands on the plan's own page. */
  async create(ctx: HttpContext) {
    return showPlan(ctx, await openChart(ctx))
  }

  async store(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const plan = await CarePlan.inChart(patient.id, params.plan)
    await growGoal(plan, await readNewGoal(ctx))
    const text = page.t('plans.saved.changed')
    page.redirect(`/${patient.id}/plans/${plan.id}`, { kind: 'success', text })
  }

  async edit(ctx: HttpContext) {
    const patient = await openChart(ctx)
    return this.#form(ctx, patient, await CareGoal.inChart(patient.id, ctx.params.goal))
  }

  async update(ctx: HttpContext) {
    const { page, params, response } = ctx
    const patient = await chartOf(ctx)
    const goal = await CareGoal.inChart(patient.id, params.goal)
    const { version, changes } = await readGoal(ctx)
    try {
      await changeGoal(goal, version, changes)
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return this.#form(ctx, patient, goal, changes)
    }
    const text = page.t('plans.saved.changed')
    page.redirect(`/${patient.id}/plans/${goal.carePlanId}`, { kind: 'success', text })
  }

  async #form(
    ctx: HttpContext,
    patient: Patient,
    goal: CareGoal,
    typed: Partial<CareGoal> | null = null
  ) {
    return ctx.page.render('plans/goal', {
      ...(await chartFrame(ctx, patient)),
      ...statusChoices(ctx.page),
      goal,
      values: typed ?? goal,
      isStale: typed !== null,
    })
  }
}
