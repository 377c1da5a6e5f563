import type { HttpContext } from '@adonisjs/core/http'
import { overseenChart } from '../../chart/open_chart.js'
import { askedFor, confirmErasing } from '../../erasure/asking.js'
import { orExplain } from '../../erasure/or_explain.js'
import { contentsOf } from '../../erasure/contents.js'
import { keyIdsOf } from '../../erasure/key_ids.js'
import { confirmValidator } from '../../validators/erasure/erasure_validators.js'
import RequestsController from './requests_controller.js'
import { countedKinds } from '../../erasure/words.js'

/** The second confirmation, on a page of its own, by whoever gave the first. */
export default class ConfirmationsController {
  /** Without the first one there is nothing to confirm: it begins there. */
  async show(ctx: HttpContext) {
    const { page } = ctx
    const patient = await overseenChart(ctx)
    const erasure = await askedFor(patient)
    if (!erasure) return new RequestsController().show(ctx)
    const { going, kept } = await contentsOf(await keyIdsOf(patient.id))
    const reason = page.t(`erasure.reasons.${erasure.reason}`)
    return page.render('erasure/confirmation', {
      patient,
      reason,
      going: await countedKinds(ctx, { patients: 1, ...going }),
      kept: await countedKinds(ctx, kept),
    })
  }

  async store(ctx: HttpContext) {
    const patient = await overseenChart(ctx)
    await ctx.request.validateUsing(confirmValidator)
    await orExplain(ctx, patient.id, async () => {
      const erasure = await confirmErasing(patient)
      ctx.page.redirect(`/erasures/${erasure.id}`)
    })
  }
}
