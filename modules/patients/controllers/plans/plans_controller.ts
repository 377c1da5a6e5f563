import { StaleEditError } from '@medtrack/sdk'
import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import CarePlan from '../../models/care_plan.js'
import { beginPlan } from '../../plans/begin_plan.js'
import { changePlan } from '../../plans/change.js'
import { listPlans } from '../../plans/list.js'
import { readNewPlan, readPlan } from '../../validators/plans/plan_forms.js'
import { statusWords } from './plan_page.js'
import { showNewPlan, showPlan, showPlanForm } from './plan_views.js'

export default class PlansController {
  async index(ctx: HttpContext) {
    const { page } = ctx
    const patient = await openChart(ctx)
    const plans = (await listPlans(patient.id)).map((plan) => ({
      ...plan,
      href: page.url(`/${patient.id}/plans/${plan.id}`),
      status: statusWords(page, 'statuses', plan.status),
    }))
    return page.render('plans/index', { ...(await chartFrame(ctx, patient)), plans })
  }

  async create(ctx: HttpContext) {
    return showNewPlan(ctx, await openChart(ctx))
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const patient = await chartOf(ctx)
    const { id } = await beginPlan(patient.id, await readNewPlan(ctx, patient.id))
    const text = page.t('plans.saved.begun')
    page.redirect(`/${patient.id}/plans/${id}`, { kind: 'success', text })
  }

  async show(ctx: HttpContext) {
    return showPlan(ctx, await openChart(ctx))
  }

  async edit(ctx: HttpContext) {
    const patient = await openChart(ctx)
    return showPlanForm(ctx, patient, await CarePlan.inChart(patient.id, ctx.params.plan))
  }

  async update(ctx: HttpContext) {
    const { page, params, response } = ctx
    const patient = await chartOf(ctx)
    const plan = await CarePlan.inChart(patient.id, params.plan)
    const { version, changes } = await readPlan(ctx, patient.id)
    try {
      await changePlan(plan, version, changes)
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return showPlanForm(ctx, patient, plan, changes)
    }
    const text = page.t('plans.saved.changed')
    page.redirect(`/${patient.id}/plans/${plan.id}`, { kind: 'success', text })
  }
}
