import type { HttpContext } from '@adonisjs/core/http'
import { breakTheGlass, endEmergency } from '../../access/breaking_the_glass.js'
import { closedPage } from '../../access/closed_page.js'
import Patient from '../../models/patient.js'
import { emergencyValidator } from '../../validators/access/access_validators.js'

/** The way into a restricted chart in an emergency, and back out. */
export default class EmergenciesController {
  /** The form stands on the page that everybody else finds in the chart's place. */
  async create(ctx: HttpContext) {
    return closedPage(ctx, await Patient.findOrRefuse(ctx.params.patient))
  }

  async store(ctx: HttpContext) {
    const { page, params, request } = ctx
    const patient = await Patient.findOrRefuse(params.patient)
    const { reasonCode, reason } = await request.validateUsing(emergencyValidator)
    await breakTheGlass(patient, reasonCode, reason)
    page.redirect(`/${patient.id}`)
  }

  async destroy({ page, params }: HttpContext) {
    const patient = await Patient.findOrRefuse(params.patient)
    await endEmergency(patient)
    page.redirect('/', { kind: 'success', text: page.t('access.notice.ended') })
  }
}
