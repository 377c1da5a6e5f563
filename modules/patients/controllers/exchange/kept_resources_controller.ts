import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { openChart } from '../../chart/open_chart.js'
import { keptOf, keptTypes, keptResource } from '../../fhir/kept_resources.js'
import { requestedPage } from '../requested_page.js'
import { typeName } from './exchange_words.js'

const PER_PAGE = 20

/** What came with imported records and has no place of its own: read, never changed. */
export default class KeptResourcesController {
  async index(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await openChart(ctx)
    const types = await keptTypes(patient.id)
    const type = types.find(({ type: one }) => one === request.qs().type)?.type ?? null
    const number = requestedPage(request)
    const { kept, total } = await keptOf(patient.id, type, number, PER_PAGE)
    return page.render('exchange/kept', {
      ...(await chartFrame(ctx, patient)),
      type,
      types: types.map((one) => ({ ...one, name: typeName(page, one.type) })),
      kept: kept.map((one) => ({ ...one, name: typeName(page, one.type) })),
      total,
      number,
      perPage: PER_PAGE,
    })
  }

  async show(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await openChart(ctx)
    const kept = await keptResource(patient.id, params.source)
    return page.render('exchange/kept_one', {
      ...(await chartFrame(ctx, patient)),
      kept,
      name: typeName(page, kept.type),
    })
  }
}
