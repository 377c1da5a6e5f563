import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { countryChoices, currencyChoices, timeZoneChoices } from '#clinics/choices'
import { changeDetails, digestOf } from '#clinics/details'
import { ChangedMeanwhileError } from '#clinics/errors'
import { read } from '#clinics/form'
import { dateOrderChoices, settingsTabs } from '#clinics/settings_page'
import { detailsForm } from '#clinics/validators/clinic_forms'
import { showAgain } from '#identity/form_page'
import Clinic from '#tenancy/clinic'

/** The clinic's name and habits. */
export default class DetailsController {
  show(ctx: HttpContext) {
    return this.#page(ctx)
  }

  async update(ctx: HttpContext) {
    const { values, errors } = await read(ctx, detailsForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#page(ctx)
    }
    const { seen, time_zone: timeZone, date_order: dateOrder, ...rest } = values
    const { id, slug } = ctx.presence.clinic
    try {
      await changeDetails(id, { ...rest, timeZone, dateOrder }, seen, agentOf(ctx))
    } catch (error) {
      if (!(error instanceof ChangedMeanwhileError)) throw error
      showAgain(ctx, {}, error.status)
      return this.#page(ctx, true)
    }
    ctx.session.flash('success', ctx.i18n.t('clinics.details.saved'))
    return ctx.response.redirect().status(303).toPath(`/c/${slug}/settings`)
  }

  /** `changedMeanwhile`: what was typed stays in the fields; what stands in the database is told beside it. */
  async #page(ctx: HttpContext, changedMeanwhile = false) {
    const clinic = await Clinic.findOrFail(ctx.presence.clinic.id)
    const { locale } = ctx.i18n
    return ctx.view.render('pages/clinics/settings/details', {
      clinic,
      changedMeanwhile,
      seen: digestOf(clinic),
      tabs: settingsTabs(ctx, 'details'),
      timeZones: timeZoneChoices(clinic.timeZone),
      countries: countryChoices(locale),
      currencies: currencyChoices(locale),
      dateOrders: dateOrderChoices(ctx),
    })
  }
}
