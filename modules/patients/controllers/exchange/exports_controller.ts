import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartsClosedTo } from '../../exchange/outgoing/closed_charts.js'
import RecordExport from '../../models/record_export.js'
import { clinicExportValidator } from '../../validators/exchange/exchange_validators.js'
import { readableSize } from './readable_size.js'

const MOST_LISTED = 50
const FORMATS = ['fhir', 'csv'] as const

/** Files with everybody's record. */
export default class ExportsController {
  async index({ page }: HttpContext) {
    await RecordExport.expireOld()
    const exports = await RecordExport.query()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_LISTED)
    return page.render('exchange/exports', {
      exports: exports
        .filter(({ isForActor }) => isForActor)
        .map((one) => ({
          one,
          size: one.byteCount > 0 ? readableSize(one.byteCount) : '',
        })),
      formats: formatChoices(page, FORMATS),
      closed: (await chartsClosedTo(currentClinic().actor)).length,
    })
  }

  async store({ i18n, page, request }: HttpContext) {
    const asked = await request.validateUsing(clinicExportValidator)
    const whyClosed = asked.takesClosed ? (asked.reason ?? null) : null
    const { id } = await RecordExport.begin(asked.format, null, i18n.locale, whyClosed)
    page.redirect(`/exports/${id}`)
  }

  async show({ page, params }: HttpContext) {
    await RecordExport.expireOld()
    const one = await RecordExport.findOrRefuse(params.export)
    await one.resumeIfStalled()
    return page.render('exchange/export', { one, size: readableSize(one.byteCount) })
  }

  /** Before its week is over. */
  async destroy({ page, params }: HttpContext) {
    const one = await RecordExport.findOrRefuse(params.export)
    await one.expire()
    page.redirect('/exports', { kind: 'success', text: page.t('exchange.exports.forgotten') })
  }
}

export function formatChoices(page: HttpContext['page'], formats: readonly string[]) {
  return formats.map((value) => ({
    value,
    label: page.t(`exchange.exports.formats.${value}`),
    hint: page.t(`exchange.exports.hints.${value}`),
  }))
}
