import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR DocumentReference; its bytes lie sealed in `patients_attachment_pieces`. */
export default class Attachment extends ChartEntry {
  static table = 'patients_attachments'

  @sealed() declare title: string | null
  @column() declare contentType: string
  @column() declare byteCount: number
  @column() declare previewByteCount: number | null
  @column() declare visitId: string | null
  @column() declare status: 'current' | 'entered-in-error'
}
