import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartFrame } from '../../chart/chart_frame.js'
import { openChart } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'
import { prescriptionsOf } from '../../visits/visit_content.js'
import { reading } from './visit_page.js'

/** A visit as it is put on paper: who, when, what, signed by whom, and every addendum. */
export default class VisitPrintsController {
  async show(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await openChart(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    return page.render('visits/print', {
      ...(await chartFrame(ctx, patient)),
      ...(await reading(page, visit)),
      clinic: currentClinic().clinic,
      prescriptions: await prescriptionsOf(visit.id),
    })
  }
}
