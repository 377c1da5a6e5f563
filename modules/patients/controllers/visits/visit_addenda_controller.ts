import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'
import { sentences } from '../../validators/visits/visit_form.js'
import { addendumValidator } from '../../validators/visits/visit_validator.js'
import { showVisitAgain } from './visit_page.js'

export default class VisitAddendaController {
  async store(ctx: HttpContext) {
    const { page, params, request } = ctx
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    const { addendum } = await request.validateUsing(addendumValidator, {
      messagesProvider: sentences(page),
    })
    await visit.append(addendum)
    page.redirect(`/${patient.id}/visits/${visit.id}`, {
      kind: 'success',
      text: page.t('visits.added'),
    })
  }

  /** The page that the form stands on, where the form comes back. */
  show(ctx: HttpContext) {
    return showVisitAgain(ctx)
  }
}
