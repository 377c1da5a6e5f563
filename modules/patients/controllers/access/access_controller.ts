import type { HttpContext } from '@adonisjs/core/http'
import { viewingsOf } from '../../access/viewings.js'
import { describeViewings } from '../../access/words.js'
import { chartFrame } from '../../chart/chart_frame.js'
import { overseenChart, standingOf } from '../../chart/open_chart.js'
import { requestedPage } from '../requested_page.js'

/** Who opened a chart, when and why. */
export default class AccessController {
  async show(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await overseenChart(ctx)
    const number = requestedPage(request)
    const { viewings, hasOlder } = await viewingsOf(patient.id, number)
    return page.render('access/show', {
      ...(await chartFrame(ctx, patient)),
      isOpen: standingOf(patient)?.isOpen,
      viewings: describeViewings(page, viewings),
      number,
      hasOlder,
    })
  }
}
