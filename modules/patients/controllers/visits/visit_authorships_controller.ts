import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'

/** A doctor takes over a draft that its author cannot sign. */
export default class VisitAuthorshipsController {
  async store(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    await visit.takeOver()
    page.redirect(`/${patient.id}/visits/${visit.id}`, {
      kind: 'success',
      text: page.t('visits.takenOver'),
    })
  }
}
