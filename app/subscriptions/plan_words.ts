import type { HttpContext } from '@adonisjs/core/http'
import { titleOf } from '#clinics/controllers/modules_controller'
import type { LimitUse } from '#clinics/limit_use'
import type { PlanPreview } from '#subscriptions/plan_change'
import { limitTitle } from '#entitlements/limit_titles'
import type Plan from '#entitlements/plan'

/** What moving to a plan would do, in the words of a page. */
export function describePreview(ctx: HttpContext, preview: PlanPreview) {
  return {
    ...preview,
    plan: describePlan(ctx, preview.plan),
    turnsOff: preview.turnsOff.map(titleOf),
    turnsOn: preview.turnsOn.map(titleOf),
    limits: preview.limits.map((use) => withTitle(ctx, use)),
    over: preview.over.map((use) => withTitle(ctx, use)),
  }
}

export function describePlan({ i18n }: HttpContext, plan: Plan) {
  const { key, name, summary, price, currency, interval } = plan
  const words = price === 0 ? 'clinics.plan.free' : `clinics.plan.every.${interval}`
  return { key, name, summary, price, currency, words: i18n.t(words) }
}

export function withTitle(ctx: HttpContext, use: LimitUse) {
  return { ...use, title: limitTitle(ctx, use.name) }
}
