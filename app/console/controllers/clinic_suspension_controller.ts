import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { resumeClinic, suspendClinic } from '#clinics/life'
import { backToClinic, clinicOf, showClinic } from '#console/clinic_page'
import { showRefusal } from '#console/refusals'
import { reasonForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'

/** A clinic's pages closed for a while, with the reason that its members read. */
export default class ClinicSuspensionController {
  async store(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { values, errors } = await read(ctx, reasonForm)
    if (errors) {
      showAgain(ctx, errors)
      return showClinic(ctx, clinic, 'suspend')
    }
    try {
      await suspendClinic(clinic, values.reason, agentOf(ctx))
    } catch (error) {
      showRefusal(ctx, error)
      return showClinic(ctx, clinic)
    }
    ctx.session.flash('success', ctx.i18n.t('console.clinic.suspended', { clinic: clinic.name }))
    return backToClinic(ctx, clinic)
  }

  async destroy(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    try {
      await resumeClinic(clinic, agentOf(ctx))
    } catch (error) {
      showRefusal(ctx, error)
      return showClinic(ctx, clinic)
    }
    ctx.session.flash('success', ctx.i18n.t('console.clinic.resumed', { clinic: clinic.name }))
    return backToClinic(ctx, clinic)
  }
}
