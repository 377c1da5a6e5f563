import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import Attachment from '../../models/attachment.js'

/** A file that was a mistake, such as another patient's. */
export default class FileRetractionsController {
  async store(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = await chartOf(ctx)
    const file = await Attachment.inChart(patient.id, params.file)
    await file.retract()
    page.redirect(`/${patient.id}/files`, { kind: 'success', text: page.t('files.retracted') })
  }
}
