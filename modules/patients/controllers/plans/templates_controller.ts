import type { HttpContext } from '@adonisjs/core/http'
import { chartOf, openChart } from '../../chart/open_chart.js'
import CarePlan from '../../models/care_plan.js'
import CarePlanTemplate from '../../models/care_plan_template.js'
import { keepAsTemplate, listTemplates } from '../../plans/templates.js'
import { readTemplateTitle } from '../../validators/plans/plan_forms.js'
import { showPlan } from './plan_views.js'

/** What the clinic's plans begin from; nothing here is about a patient. */
export default class TemplatesController {
  async index({ page }: HttpContext) {
    return page.render('plans/templates', await listTemplates(page.t.bind(page)))
  }

  /** The form stands on the plan's own page. */
  async create(ctx: HttpContext) {
    return showPlan(ctx, await openChart(ctx))
  }

  async store(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const plan = await CarePlan.inChart(patient.id, params.plan)
    await keepAsTemplate(plan, await readTemplateTitle(ctx))
    const text = page.t('plans.saved.kept')
    page.redirect(`/${patient.id}/plans/${plan.id}`, { kind: 'success', text })
  }

  async destroy({ page, params }: HttpContext) {
    const template = await CarePlanTemplate.findOrRefuse(params.template)
    await template.discard()
    page.redirect('/plan-templates', { kind: 'success', text: page.t('plans.saved.discarded') })
  }
}
