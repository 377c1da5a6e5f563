import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { currencyChoices } from '#clinics/choices'
import { DOCTORS } from '#clinics/doctors'
import type { PlanFacts } from '#console/plan_desk'
import { limitField } from '#console/validators/plan_forms'
import { declaredLimits } from '#entitlements/limit_declarations'
import { limitTitle } from '#entitlements/limit_titles'
import Plan, { INTERVALS } from '#entitlements/plan'
import { registry } from '#releases/registry'
import { digitsOf } from '#subscriptions/amount'

type Typed = Record<string, unknown> & Pick<PlanFacts, 'name' | 'currency' | 'interval' | 'price'>

/** @throws RecordNotFoundError */
export async function planOf({ params }: HttpContext): Promise<Plan> {
  const plan = await Plan.find(String(params.plan).slice(0, 36))
  if (!plan) throw new RecordNotFoundError()
  return plan
}

/** Every limit that a plan can set. */
export function limitNames(): string[] {
  return [DOCTORS, ...declaredLimits()]
}

/** The form of a new plan, or of one that stands. */
export function showPlanForm(ctx: HttpContext, plan?: Plan, changedMeanwhile = false) {
  return ctx.view.render('pages/console/plan', {
    plan,
    changedMeanwhile,
    modules: moduleChoices(plan),
    limits: limitNames().map((name) => ({
      name: limitField(name),
      label: limitTitle(ctx, name),
      value: plan?.limitOf(name) ?? '',
    })),
    price: plan ? plan.price / 10 ** digitsOf(plan.currency) : 0,
    currencies: currencyChoices(ctx.i18n.locale),
    intervals: INTERVALS.map((value) => ({
      value,
      label: ctx.i18n.t(`console.plan.intervals.${value}`),
    })),
    action: plan ? `/console/plans/${plan.id}` : '/console/plans',
  })
}

/** What was typed, as a plan holds it. Limits that no field asked for stay as they were. */
export function factsFrom(values: Typed, plan?: Plan): PlanFacts {
  const { name, summary, currency, interval, price, modules, features } = values
  return {
    name,
    currency,
    interval,
    summary: summary ? String(summary) : null,
    price: Math.round(price * 10 ** digitsOf(currency)),
    modules: values.all_modules ? ['*'] : ((modules as string[] | undefined) ?? []),
    features: String(features ?? '')
      .split(/\s+/)
      .filter(Boolean),
    isPublic: Boolean(values.is_public),
    limits: limitsFrom(values, plan),
  }
}

function limitsFrom(values: Record<string, unknown>, plan?: Plan) {
  const limits: Record<string, number> = { ...plan?.limits }
  for (const name of limitNames()) {
    const typed = values[limitField(name)]
    if (typeof typed === 'number') limits[name] = typed
    else delete limits[name]
  }
  return limits
}

/** Modules of this deployment, and those that the plan names for another. */
function moduleChoices(plan?: Plan) {
  const named = (plan?.modules ?? []).filter((key) => key !== '*')
  return [...new Set([...registry.keys, ...named])].sort().map((value) => ({
    value,
    label: registry.versions(value).at(-1)?.contract.title ?? value,
  }))
}
