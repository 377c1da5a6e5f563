import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'
import { sentences } from '../../validators/visits/visit_form.js'
import { retractionValidator } from '../../validators/visits/visit_validator.js'
import { showVisitAgain } from './visit_page.js'

/** A draft that was a mistake: it stays to be read, with the reason. */
export default class VisitRetractionsController {
  async store(ctx: HttpContext) {
    const { page, params, request } = ctx
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    const { errorReason } = await request.validateUsing(retractionValidator, {
      messagesProvider: sentences(page),
    })
    await visit.retract(errorReason)
    page.redirect(`/${patient.id}/visits/${visit.id}`, {
      kind: 'success',
      text: page.t('visits.retracted'),
    })
  }

  /** The page that the form stands on, where the form comes back. */
  show(ctx: HttpContext) {
    return showVisitAgain(ctx)
  }
}
