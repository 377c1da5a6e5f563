import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { agentOf } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import { limitUse } from '#clinics/limit_use'
import { changePlan, previewPlan } from '#subscriptions/plan_change'
import { describePlan, describePreview, withTitle } from '#subscriptions/plan_words'
import { settingsTabs } from '#clinics/settings_page'
import type Plan from '#entitlements/plan'
import { plans } from '#entitlements/plans'
import Invoice from '#subscriptions/invoice'
import Subscription from '#subscriptions/subscription'

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
      ...(await billingOf(clinic.id)),
      base: `/c/${clinic.slug}/settings/plan`,
      tabs: settingsTabs(ctx, 'plan'),
    })
  }

  async update(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const plan = await offeredPlan(ctx, ctx.request.input('plan'))
    const seen = String(ctx.request.input('seen') ?? '')
    let from: DateTime | null
    try {
      from = await changePlan(clinic, plan, seen, agentOf(ctx))
    } catch (error) {
      if (!(error instanceof ChangedMeanwhileError)) throw error
      ctx.response.status(error.status)
      return this.#preview(ctx, plan, true)
    }
    const words = from ? 'subscriptions.endsLater' : 'clinics.plan.changed'
    const date = from && ctx.i18n.formatDate(from, { dateStyle: 'long', timeZone: clinic.timeZone })
    ctx.session.flash('success', ctx.i18n.t(words, { plan: plan.name, date }))
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

/** What the clinic pays, and what it was billed, the newest first. */
async function billingOf(clinicId: string) {
  const subscription = await Subscription.findBy('clinicId', clinicId)
  const invoices = await Invoice.query().where('clinicId', clinicId).orderBy('number', 'desc')
  return { subscription, invoices }
}
