import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { agentOf } from '#clinics/agent'
import { settingsTabs } from '#clinics/settings_page'
import { endVisit } from '#clinics/support_visits'
import SupportVisit from '#identity/support_visit'

const SHOWN = 50

/** Who of the platform was in the clinic, and why; the owner may show them out. */
export default class SupportVisitsController {
  async index(ctx: HttpContext) {
    const { clinic, visit } = ctx.presence
    return ctx.view.render('pages/clinics/settings/support', {
      visits: await SupportVisit.ofClinic(clinic.id, SHOWN),
      mayEnd: visit === null,
      base: `/c/${clinic.slug}/settings/support`,
      tabs: settingsTabs(ctx, 'support'),
    })
  }

  async destroy(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const found = { id: ctx.params.visit, clinicId: clinic.id }
    const visit = await SupportVisit.query().where(found).first()
    if (!visit) throw new RecordNotFoundError()
    await endVisit(visit, agentOf(ctx))
    ctx.session.flash('success', ctx.i18n.t('clinics.support.ended'))
    return ctx.response.redirect().status(303).toPath(`/c/${clinic.slug}/settings/support`)
  }
}
