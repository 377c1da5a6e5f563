import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { beginVisit } from '#clinics/support_visits'
import { atClinic } from '#console/at_clinic'
import { clinicOf, showClinic } from '#console/clinic_page'
import { visitForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'

/** The one way of those who run the platform into a clinic: with a reason, for a time, to read. */
export default class ClinicVisitsController {
  async store(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { values, errors } = await read(ctx, visitForm)
    const isClosed = { reason: [ctx.i18n.t('console.visit.closed')] }
    const refused = errors ?? (clinic.isActive ? null : isClosed)
    if (refused) {
      showAgain(ctx, refused)
      return showClinic(ctx, clinic, 'visit')
    }
    const { reason, minutes } = values!
    await atClinic(ctx, clinic, () => beginVisit(clinic, agentOf(ctx), reason, Number(minutes)))
    return ctx.response.redirect().status(303).toPath(`/c/${clinic.slug}`)
  }
}
