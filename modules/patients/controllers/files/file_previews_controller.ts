import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { chartOf } from '../../chart/open_chart.js'
import { PREVIEW_TYPE } from '../../files/images.js'
import Attachment from '../../models/attachment.js'
import { handOut } from './hand_out.js'

/** A small picture of an image. */
export default class FilePreviewsController {
  async show(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    const file = await Attachment.inChart(patient.id, ctx.params.file)
    if (!file.previewByteCount) throw new RecordNotFoundError()
    handOut(ctx, { contentType: PREVIEW_TYPE, inline: true, name: file.id })
    return ctx.response.send(await file.preview())
  }
}
