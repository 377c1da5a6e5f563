import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { archiveClinic } from '#clinics/life'
import { backToClinic, clinicOf, showClinic } from '#console/clinic_page'
import { showRefusal } from '#console/refusals'
import { reasonForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'

/** A clinic closed for good, with everything kept. Resuming it is `ClinicSuspension`'s end. */
export default class ClinicArchiveController {
  async store(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { values, errors } = await read(ctx, reasonForm)
    if (errors) {
      showAgain(ctx, errors)
      return showClinic(ctx, clinic, 'archive')
    }
    try {
      await archiveClinic(clinic, values.reason, agentOf(ctx))
    } catch (error) {
      showRefusal(ctx, error)
      return showClinic(ctx, clinic)
    }
    ctx.session.flash('success', ctx.i18n.t('console.clinic.archived', { clinic: clinic.name }))
    return backToClinic(ctx, clinic)
  }
}
