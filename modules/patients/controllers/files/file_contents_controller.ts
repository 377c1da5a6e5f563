import type { HttpContext } from '@adonisjs/core/http'
import { chartOf } from '../../chart/open_chart.js'
import { isImage } from '../../files/kinds.js'
import Attachment from '../../models/attachment.js'
import { handOut } from './hand_out.js'

/** The file itself. Images were drawn anew by ourselves and may be looked at; a PDF is only ever saved. */
export default class FileContentsController {
  async show(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    const file = await Attachment.inChart(patient.id, ctx.params.file)
    const { contentType } = file
    handOut(ctx, { contentType, inline: isImage(contentType), name: file.id })
    return ctx.response.send(await file.open())
  }
}
