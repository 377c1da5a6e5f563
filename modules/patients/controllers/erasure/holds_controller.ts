import type { HttpContext } from '@adonisjs/core/http'
import { overseenChart } from '../../chart/open_chart.js'
import Hold from '../../models/hold.js'
import { holdValidator, liftValidator } from '../../validators/erasure/erasure_validators.js'

/** Legal holds of a patient. */
export default class HoldsController {
  async index(ctx: HttpContext) {
    const patient = await overseenChart(ctx)
    const holds = await Hold.ofPatient(patient.id)
    return ctx.page.render('erasure/holds', { patient, holds })
  }

  async store(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await overseenChart(ctx)
    const { reason } = await request.validateUsing(holdValidator)
    await Hold.place(patient.id, reason)
    page.redirect(`/${patient.id}/holds`, { kind: 'success', text: page.t('erasure.holds.placed') })
  }

  async destroy(ctx: HttpContext) {
    const { page, params, request } = ctx
    const patient = await overseenChart(ctx)
    const hold = await Hold.inChart(patient.id, params.hold)
    const { liftReason } = await request.validateUsing(liftValidator)
    await hold.lift(liftReason)
    page.redirect(`/${patient.id}/holds`, { kind: 'success', text: page.t('erasure.holds.lifted') })
  }
}
