import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { standingTo } from '../../access/standing.js'
import { piecesOf } from '../../exchange/outgoing/pieces.js'
import RecordExport from '../../models/record_export.js'

/** The file itself, for owners and whoever asked for it; where it is gone, the page that says so. */
export default class DownloadsController {
  async show({ page, params, response }: HttpContext) {
    const one = await RecordExport.findOrRefuse(params.export)
    if (one.patientId && !(await standingTo(one.patientId)).isOpen) throw new RecordNotFoundError()
    if (!one.isReady) return page.redirect(`/exports/${one.id}`)
    await one.note('patients.records.download', 'R')
    response.header('Content-Type', one.contentType)
    response.header('Content-Disposition', `attachment; filename="${one.fileName}"`)
    response.header('X-Content-Type-Options', 'nosniff')
    response.header('Cache-Control', 'no-store')
    /** Read to the end here: the clinic is left again before a stream would be. */
    const pieces: Buffer[] = []
    for await (const piece of piecesOf(one)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
}
