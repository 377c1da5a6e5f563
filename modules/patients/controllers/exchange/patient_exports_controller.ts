import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import RecordExport, { EXPORT_FORMATS } from '../../models/record_export.js'
import { patientExportValidator } from '../../validators/exchange/exchange_validators.js'
import { formatChoices } from './exports_controller.js'

/** A file with one patient's record, for whoever may open the chart. */
export default class PatientExportsController {
  async create(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    const formats = formatChoices(ctx.page, EXPORT_FORMATS)
    return ctx.page.render('exchange/patient_export', { patient, formats })
  }

  async store(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    const { format } = await ctx.request.validateUsing(patientExportValidator)
    const { id } = await RecordExport.begin(format, patient, ctx.i18n.locale)
    ctx.page.redirect(`/exports/${id}`)
  }
}
