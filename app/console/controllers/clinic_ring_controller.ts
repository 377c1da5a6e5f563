import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { changeRing } from '#clinics/ring'
import { atClinic } from '#console/at_clinic'
import { backToClinic, clinicOf, showClinic } from '#console/clinic_page'
import { ringForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'

/** How early updates and gradual flags reach a clinic. */
export default class ClinicRingController {
  async update(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { values, errors } = await read(ctx, ringForm)
    if (errors) {
      showAgain(ctx, errors)
      return showClinic(ctx, clinic, 'ring')
    }
    const { ring, reason } = values
    if (ring !== clinic.ring) {
      await atClinic(ctx, clinic, () => changeRing(clinic, ring, reason, agentOf(ctx)))
    }
    const words = { clinic: clinic.name, ring: ctx.i18n.t(`console.rings.${ring}`) }
    ctx.session.flash('success', ctx.i18n.t('console.clinic.ringChanged', words))
    return backToClinic(ctx, clinic)
  }
}
