import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { agentOf } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import { limitUse } from '#clinics/limit_use'
import { changePlan, previewPlan } from '#clinics/plan_change'
import { describePlan, describePreview, withTitle } from '#clinics/plan_words'
import { settingsTabs } from '#clinics/settings_page'
import type Plan from '#entitlements/plan'
import { plans } from '#entitlements/plans'

/** The plan that the clinic has, and those it could have; `?to=` shows what moving would do. */
export default class PlanController {
  async index(ctx: HttpContext) {
    const { to } = ctx.request.qs()
    if (to) return this.#preview(ctx, await offeredPlan(ctx, to))
    const { access, clinic } = ctx.presence
    const offered = [...(await plans.all()).values()]
    const current = offered.find(({ key }) => key === clinic.plan)
    const others = offered.filter((plan) => plan.isOffered && plan.key !== clinic.plan)
    const previews = await Promise.all(others.map((plan) => previewPlan(clinic, plan)))
    return ctx.view.render('pages/clinics/settings/plan', {
      current: current && describePlan(ctx, current),
      uses: (await limitUse(access, current)).map((use) => withTitle(ctx, use)),
      others: previews.map((preview) => describePreview(ctx, preview)),
      base: `/c/${clinic.slug}/settings/plan`,
      tabs: settingsTabs(ctx, 'plan'),
    })
  }

  async update(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const plan = await offeredPlan(ctx, ctx.request.input('plan'))
    try {
      await changePlan(clinic, plan, String(ctx.request.input('seen') ?? ''), agentOf(ctx))
    } catch (error) {
      if (!(error instanceof ChangedMeanwhileError)) throw error
      ctx.response.status(error.status)
      return this.#preview(ctx, plan, true)
    }
    ctx.session.flash('success', ctx.i18n.t('clinics.plan.changed', { plan: plan.name }))
    return ctx.response.redirect().status(303).toPath(`/c/${clinic.slug}/settings/plan`)
  }

  async #preview(ctx: HttpContext, plan: Plan, isDifferent = false) {
    const { clinic } = ctx.presence
    return ctx.view.render('pages/clinics/settings/plan_preview', {
      ...describePreview(ctx, await previewPlan(clinic, plan)),
      isDifferent,
      base: `/c/${clinic.slug}/settings/plan`,
    })
  }
}

/** @throws RecordNotFoundError when an owner cannot move there */
async function offeredPlan({ presence }: HttpContext, key: unknown): Promise<Plan> {
  const plan = await plans.find(String(key ?? ''))
  if (!plan?.isOffered || plan.key === presence.clinic.plan) throw new RecordNotFoundError()
  return plan
}
