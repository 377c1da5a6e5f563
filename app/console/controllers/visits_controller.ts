import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { agentOf } from '#clinics/agent'
import { endVisit } from '#clinics/support_visits'
import { atClinic } from '#console/at_clinic'
import { findClinic } from '#console/clinic_list'
import { backToClinic } from '#console/clinic_page'
import SupportVisit from '#identity/support_visit'

/** Visits under way. Anybody who runs the platform may end one. */
export default class VisitsController {
  async destroy(ctx: HttpContext) {
    const visit = await SupportVisit.find(ctx.params.visit)
    const clinic = visit && (await findClinic(visit.clinicId))
    if (!visit || !clinic) throw new RecordNotFoundError()
    await atClinic(ctx, clinic, () => endVisit(visit, agentOf(ctx)))
    ctx.session.flash('success', ctx.i18n.t('console.visit.ended', { clinic: clinic.name }))
    return backToClinic(ctx, clinic)
  }
}
