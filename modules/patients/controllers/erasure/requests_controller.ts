import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { overseenChart } from '../../chart/open_chart.js'
import { orExplain } from '../../erasure/or_explain.js'
import { askToErase, takeBackAsking } from '../../erasure/asking.js'
import { blockersOf, retentionOf } from '../../erasure/blockers.js'
import { contentsOf } from '../../erasure/contents.js'
import { keyIdsOf } from '../../erasure/key_ids.js'
import { retentionRule } from '../../erasure/retention_rule.js'
import { askValidator } from '../../validators/erasure/erasure_validators.js'
import { countedKinds, day, describeBlockers, reasonChoices } from '../../erasure/words.js'

/** The first of two confirmations: what would go, what stands in the way, why, and the record's number. */
export default class RequestsController {
  async show(ctx: HttpContext) {
    const { page } = ctx
    const patient = await overseenChart(ctx)
    const retention = await retentionOf(patient)
    const blockers = await blockersOf(patient, retention)
    const { going, kept } = await contentsOf(await keyIdsOf(patient.id))
    return page.render('erasure/request', {
      patient,
      blockers: describeBlockers(page, patient.id, blockers),
      rule: await retentionRule(),
      lastContact: day(retention.lastContact),
      until: day(retention.until),
      going: await countedKinds(ctx, { patients: 1, ...going }),
      kept: await countedKinds(ctx, kept),
      reasons: reasonChoices(page),
    })
  }

  async store(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await overseenChart(ctx)
    const { reason, recordNumber } = await request.validateUsing(askValidator)
    if (recordNumber !== patient.recordNumber) {
      const message = page.t('erasure.wrongNumber')
      throw new errors.E_VALIDATION_ERROR([{ field: 'recordNumber', rule: 'sameAs', message }])
    }
    await orExplain(ctx, patient.id, async () => {
      await askToErase(patient, reason)
      page.redirect(`/${patient.id}/erasure/confirmation`)
    })
  }

  async destroy(ctx: HttpContext) {
    const patient = await overseenChart(ctx)
    await takeBackAsking(patient)
    ctx.page.redirect(`/${patient.id}/erasure`, {
      kind: 'info',
      text: ctx.page.t('erasure.takenBack'),
    })
  }
}
