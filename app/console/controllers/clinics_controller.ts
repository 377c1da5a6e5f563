import type { HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import { agentOf } from '#clinics/agent'
import { ProvisioningFailedError } from '#clinics/errors'
import { readFilter, readPage } from '#clinics/filter'
import { read } from '#clinics/form'
import { suggestSlug } from '#clinics/slug'
import { clinicPage, SHOWN } from '#console/clinic_list'
import { clinicOf, showClinic } from '#console/clinic_page'
import { createClinic } from '#console/new_clinic'
import { showNewClinic } from '#console/new_clinic_page'
import { showRefusal } from '#console/refusals'
import { clinicFilter, newClinicForm } from '#console/validators/console_forms'
import { plans } from '#entitlements/plans'
import { showAgain } from '#identity/form_page'
import { RINGS } from '#tenancy/clinic'

/** All clinics of the platform. */
export default class ClinicsController {
  async index(ctx: HttpContext) {
    const question = await readFilter(ctx, clinicFilter)
    const found = await clinicPage(question, readPage(ctx))
    const known = await plans.all()
    const choices = (names: readonly string[], words: string) =>
      names.map((value) => ({ value, label: ctx.i18n.t(`${words}.${value}`) }))
    return ctx.view.render('pages/console/clinics', {
      ...found,
      question,
      isFiltered: Object.values(question).some(Boolean),
      statuses: choices(SHOWN, 'shell.status'),
      plans: [...known.values()].map(({ key, name }) => ({ value: key, label: name })),
      planNames: Object.fromEntries([...known.values()].map(({ key, name }) => [key, name])),
      rings: choices(RINGS, 'console.rings'),
    })
  }

  create(ctx: HttpContext) {
    return showNewClinic(ctx)
  }

  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, newClinicForm)
    if (errors) {
      showAgain(ctx, errors)
      return showNewClinic(ctx)
    }
    const { owner_email: email, time_zone: timeZone, date_order: dateOrder, slug, ...rest } = values
    const input = { ...rest, timeZone, dateOrder, slug: slug ?? suggestSlug(rest.name) }
    try {
      const { clinic, wasMailed } = await createClinic(
        input,
        email,
        ctx.auth.getUserOrFail(),
        agentOf(ctx)
      )
      const words = wasMailed ? 'console.new.made' : 'console.new.madeWithoutMail'
      const text = ctx.i18n.t(words, { clinic: clinic.name, email })
      ctx.session.flash(wasMailed ? 'success' : 'warning', text)
      return ctx.response.redirect().status(303).toPath(`/console/clinics/${clinic.id}`)
    } catch (error) {
      return this.#again(ctx, error)
    }
  }

  async show(ctx: HttpContext) {
    return showClinic(ctx, await clinicOf(ctx))
  }

  #again(ctx: HttpContext, error: unknown) {
    if (!(error instanceof ProvisioningFailedError)) {
      showRefusal(ctx, error)
      return showNewClinic(ctx)
    }
    logger.error({ err: error }, 'a clinic could not be made')
    showAgain(ctx, {}, error.status)
    return showNewClinic(ctx, true)
  }
}
