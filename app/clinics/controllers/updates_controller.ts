import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { titleOf } from '#clinics/controllers/modules_controller'
import { read } from '#clinics/form'
import { settingsTabs } from '#clinics/settings_page'
import { changeUpdateHabits, receiptsOf, undoUpdate, updateNow, updatesFor } from '#clinics/updates'
import { updateHabitsForm } from '#clinics/validators/clinic_forms'
import { showAgain } from '#identity/form_page'
import { RolloutRefusedError } from '#rollouts/errors'
import Clinic, { UPDATE_POLICIES } from '#tenancy/clinic'

/** When the clinic takes updates, which it could have, and what past ones did. */
export default class UpdatesController {
  index(ctx: HttpContext) {
    return this.#page(ctx)
  }

  async update(ctx: HttpContext) {
    const { values, errors } = await read(ctx, updateHabitsForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#page(ctx)
    }
    const { policy, from, to } = values
    const habits = { updatePolicy: policy, updateHoursFrom: from, updateHoursTo: to }
    await changeUpdateHabits(ctx.presence.clinic.id, habits, agentOf(ctx))
    return this.#done(ctx, 'clinics.updates.saved')
  }

  store(ctx: HttpContext) {
    const { module } = ctx.params
    const work = () => updateNow(ctx.presence.clinic.id, module, agentOf(ctx))
    return this.#try(ctx, work, 'clinics.updates.begun')
  }

  destroy(ctx: HttpContext) {
    const work = () => undoUpdate(ctx.presence.clinic.id, ctx.params.update, agentOf(ctx))
    return this.#try(ctx, work, 'clinics.updates.undone')
  }

  async #try(ctx: HttpContext, work: () => Promise<void>, done: string) {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof RolloutRefusedError)) throw error
      ctx.response.status(error.status)
      return this.#page(ctx, ctx.i18n.t('clinics.updates.refused'))
    }
    return this.#done(ctx, done)
  }

  #done({ i18n, presence, response, session }: HttpContext, words: string) {
    session.flash('success', i18n.t(words))
    return response.redirect().status(303).toPath(`/c/${presence.clinic.slug}/settings/updates`)
  }

  async #page(ctx: HttpContext, problem?: string) {
    const clinic = await Clinic.findOrFail(ctx.presence.clinic.id)
    const receipts = await receiptsOf(clinic.id)
    const isMoving = receipts.some(({ step }) => ['returning', 'finishing'].includes(step.state))
    return ctx.view.render('pages/clinics/settings/updates', {
      clinic,
      problem,
      receipts,
      isMoving,
      titleOf,
      offered: await updatesFor(clinic.id),
      policies: UPDATE_POLICIES.map((value) => ({
        value,
        label: ctx.i18n.t(`clinics.updates.policies.${value}`),
        hint: ctx.i18n.t(`clinics.updates.policyHints.${value}`),
      })),
      base: `/c/${clinic.slug}/settings/updates`,
      tabs: settingsTabs(ctx, 'updates'),
    })
  }
}
