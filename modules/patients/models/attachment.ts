import { column } from '@adonisjs/lucid/orm'
import { sealed, transaction } from '@medtrack/sdk'
import { audit, type Verb } from '../acts.js'
import type { Kept } from '../files/kept.js'
import { loadPieces, storePieces } from '../files/pieces.js'
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

  /** Stores a file that was checked. */
  static async keep(
    about: { patientId: string; title: string; visitId: string | null },
    { kind, content, preview }: Kept
  ): Promise<Attachment> {
    return transaction(async () => {
      const attachment = await this.create({
        ...about,
        contentType: kind,
        byteCount: content.length,
        previewByteCount: preview?.length ?? null,
        status: 'current',
      })
      await storePieces(attachment, 'original', content)
      if (preview) await storePieces(attachment, 'preview', preview)
      await attachment.#audit('create', 'C')
      return attachment
    })
  }

  get isCurrent() {
    return this.status === 'current'
  }

  /** The file itself; the trail remembers who took it. */
  async open(): Promise<Buffer> {
    await this.#audit('read', 'R')
    return loadPieces(this.id, 'original')
  }

  preview(): Promise<Buffer> {
    return loadPieces(this.id, 'preview')
  }

  /** Marks it as a mistake. It stays to be read by who looks for it. */
  async retract() {
    if (!this.isCurrent) return
    await transaction(async () => {
      this.status = 'entered-in-error'
      await this.save()
      await this.#audit('retract', 'U')
    })
  }

  #audit(verb: Verb<'files'>, type: 'C' | 'R' | 'U') {
    return audit({
      action: `patients.files.${verb}`,
      type,
      entity: { type: 'Patient', id: this.patientId },
      details: { file: this.id, contentType: this.contentType },
    })
  }
}
