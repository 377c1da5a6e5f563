import { column } from '@adonisjs/lucid/orm'
import { ClinicModel, RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import { jsonColumn } from './json_column.js'

/** One record that went into another, and can be taken out again. */
export default class PatientMerge extends ClinicModel {
  static table = 'patients_merges'

  @column({ isPrimary: true }) declare id: string
  @column() declare survivorId: string
  @column() declare mergedId: string
  /** Among the merges into this survivor: they are taken back from the last one on. */
  @column() declare position: number
  /** How many rows came over, by table. */
  @jsonColumn() declare counts: Record<string, number>
  @column() declare mergedBy: string | null
  @column() declare mergedByName: string
  @column.dateTime() declare mergedAt: DateTime
  @column() declare undoneBy: string | null
  @column() declare undoneByName: string | null
  @column.dateTime() declare undoneAt: DateTime | null

  /** @throws RecordNotFoundError when the id is malformed, unknown, or another clinic's */
  static async findOrRefuse(id: string): Promise<PatientMerge> {
    const merge = isUuid(id) ? await this.find(id) : null
    if (!merge) throw new RecordNotFoundError()
    return merge
  }

  /** Whether something was merged later on top of it, which must be taken back before. */
  async isBuiltUpon(): Promise<boolean> {
    const later = await PatientMerge.query()
      .whereNull('undone_at')
      .where((one) => {
        one.where((same) =>
          same.where('survivor_id', this.survivorId).where('position', '>', this.position)
        )
        one.orWhere('merged_id', this.survivorId)
      })
      .first()
    return later !== null
  }

  get isUndone() {
    return this.undoneAt !== null
  }

  get owners() {
    return { mergeId: this.id, survivorId: this.survivorId, mergedId: this.mergedId }
  }
}
