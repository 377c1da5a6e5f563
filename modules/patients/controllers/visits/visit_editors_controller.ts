import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartOf } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'
import { noteEditor, otherEditors } from '../../visits/editors.js'

/** Who else has a draft open; asked for every few seconds by whoever has. */
export default class VisitEditorsController {
  async show(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    const mayWrite = currentClinic().actor.may('patients.visits.write')
    if (visit.isDraft && mayWrite) await noteEditor(visit)
    const base = page.url(`/${patient.id}/visits/${visit.id}`)
    return page.render('visits/editors', { visit, base, others: await otherEditors(visit.id) })
  }
}
