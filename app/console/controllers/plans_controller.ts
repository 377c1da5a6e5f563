import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import { read } from '#clinics/form'
import { editPlan, makePlan } from '#console/plan_desk'
import { factsFrom, limitNames, planOf, showPlanForm } from '#console/plan_page'
import { clinicCounts } from '#console/plan_counts'
import { showRefusal } from '#console/refusals'
import { newPlanForm, planForm } from '#console/validators/plan_forms'
import { limitTitle } from '#entitlements/limit_titles'
import Plan from '#entitlements/plan'
import { showAgain } from '#identity/form_page'

/** What clinics can have, and for how much. */
export default class PlansController {
  async index(ctx: HttpContext) {
    const [plans, counts] = await Promise.all([
      Plan.query().orderBy('price').orderBy('name'),
      clinicCounts(),
    ])
    const rows = plans.map((plan) => ({
      plan,
      clinics: counts.get(plan.key) ?? 0,
      limits: Object.entries(plan.limits).map(([name, max]) => `${limitTitle(ctx, name)}: ${max}`),
    }))
    return ctx.view.render('pages/console/plans', { rows })
  }

  create(ctx: HttpContext) {
    return showPlanForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, newPlanForm(limitNames()))
    if (errors) {
      showAgain(ctx, errors)
      return showPlanForm(ctx)
    }
    try {
      const plan = await makePlan(values.key, factsFrom(values), agentOf(ctx))
      return this.#done(ctx, 'console.plan.made', plan)
    } catch (error) {
      showRefusal(ctx, error)
      return showPlanForm(ctx)
    }
  }

  async edit(ctx: HttpContext) {
    return showPlanForm(ctx, await planOf(ctx))
  }

  async update(ctx: HttpContext) {
    const plan = await planOf(ctx)
    const { values, errors } = await read(ctx, planForm(limitNames()))
    if (errors) {
      showAgain(ctx, errors)
      return showPlanForm(ctx, plan)
    }
    try {
      await editPlan(plan, factsFrom(values, plan), values.version, agentOf(ctx))
      return this.#done(ctx, 'console.plan.saved', plan)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhileError)) throw error
      showAgain(ctx, {}, error.status)
      return showPlanForm(ctx, await planOf(ctx), true)
    }
  }

  #done({ i18n, response, session }: HttpContext, words: string, { name }: Plan) {
    session.flash('success', i18n.t(words, { plan: name }))
    return response.redirect().status(303).toPath('/console/plans')
  }
}
