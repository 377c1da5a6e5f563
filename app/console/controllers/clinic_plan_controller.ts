import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { agentOf } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import { read } from '#clinics/form'
import { changePlan, previewPlan } from '#subscriptions/plan_change'
import { describePreview } from '#subscriptions/plan_words'
import { atClinic } from '#console/at_clinic'
import { backToClinic, clinicOf } from '#console/clinic_page'
import { clinicPlanForm } from '#console/validators/console_forms'
import type Plan from '#entitlements/plan'
import { plans } from '#entitlements/plans'
import { showAgain } from '#identity/form_page'
import type Clinic from '#tenancy/clinic'

/** A clinic's plan, moved by the platform: `?to=` shows what moving would do. */
export default class ClinicPlanController {
  async edit(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { to } = ctx.request.qs()
    return this.#show(ctx, clinic, to ? await takeablePlan(clinic, to) : undefined)
  }

  async update(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const plan = await takeablePlan(clinic, ctx.request.input('plan'))
    const { values, errors } = await read(ctx, clinicPlanForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#show(ctx, clinic, plan)
    }
    const { seen = '', reason } = values
    let from: DateTime | null
    try {
      const move = () => changePlan(clinic, plan, seen, agentOf(ctx), reason)
      from = await atClinic(ctx, clinic, move)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhileError)) throw error
      showAgain(ctx, {}, error.status)
      return this.#show(ctx, await clinicOf(ctx), plan, true)
    }
    const date = from && ctx.i18n.formatDate(from, { dateStyle: 'long', timeZone: clinic.timeZone })
    const words = `console.clinic.${from ? 'planEnds' : 'planChanged'}`
    ctx.session.flash('success', ctx.i18n.t(words, { clinic: clinic.name, plan: plan.name, date }))
    return backToClinic(ctx, clinic)
  }

  async #show(ctx: HttpContext, clinic: Clinic, plan?: Plan, isDifferent = false) {
    const all = [...(await plans.all()).values()]
    const preview = plan && (await atClinic(ctx, clinic, () => previewPlan(clinic, plan)))
    return ctx.view.render('pages/console/clinic_plan', {
      clinic,
      isDifferent,
      preview: preview && describePreview(ctx, preview),
      planName: all.find(({ key }) => key === clinic.plan)?.name ?? clinic.plan,
      choices: all
        .filter(({ isArchived, key }) => !isArchived && key !== clinic.plan)
        .map(({ key, name }) => ({ value: key, label: name })),
      to: plan?.key,
      base: `/console/clinics/${clinic.id}/plan`,
    })
  }
}

/**
 * Hidden plans too: they are made for single clinics.
 *
 * @throws RecordNotFoundError for the plan that it has, an archived one or none
 */
async function takeablePlan(clinic: Clinic, key: unknown): Promise<Plan> {
  const plan = await plans.find(String(key ?? ''))
  if (!plan || plan.isArchived || plan.key === clinic.plan) throw new RecordNotFoundError()
  return plan
}
