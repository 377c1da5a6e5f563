import type { HttpContext } from '@adonisjs/core/http'
import { chartOf, openChart } from '../../chart/open_chart.js'
import type Patient from '../../models/patient.js'

/** The two that an address names, each by the one way to a chart. */
export async function bothCharts(ctx: HttpContext): Promise<[Patient, Patient]> {
  return [await chartOf(ctx), await chartOf(asked(ctx, ctx.params.duplicate))]
}

/** As `bothCharts`, and notes who looked. */
export async function openBothCharts(ctx: HttpContext): Promise<[Patient, Patient]> {
  return [await openChart(ctx), await openChart(asked(ctx, ctx.params.duplicate))]
}

/** The request as if it had asked for another patient. */
function asked(ctx: HttpContext, patient: string): HttpContext {
  return Object.create(ctx, { params: { value: { ...ctx.params, patient } } }) as HttpContext // ctx, but for its parameters
}
