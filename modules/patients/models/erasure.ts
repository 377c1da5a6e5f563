import { column } from '@adonisjs/lucid/orm'
import { ClinicModel, RecordNotFoundError } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import type { Blocker } from '../erasure/blockers.js'
import type { ErasureReason } from '../erasure/reasons.js'
import { jsonColumn } from './json_column.js'

/** Rows by table. */
export type Counts = Record<string, number>

/** How long the first confirmation waits for the second. */
const ASKED_MINUTES = 30
/** No step of the work goes so long without a sign of life. */
const STALLED_SECONDS = 60

/**
 * asked → confirmed → erased → done, or refused. People do the first two; the job destroys the rows in one transaction, then
 * the keys.
 */
export default class Erasure extends ClinicModel {
  static table = 'patients_erasures'

  @column({ isPrimary: true }) declare id: string
  @column() declare patientId: string
  @column() declare state: 'asked' | 'confirmed' | 'erased' | 'done' | 'refused'
  @column() declare reason: ErasureReason
  @column() declare number: string | null
  @column() declare askedBy: string | null
  @column() declare askedByName: string
  @jsonColumn() declare keyIds: string[] | null
  @jsonColumn() declare counts: Counts | null
  @jsonColumn() declare kept: Counts | null
  @column() declare refusal: Blocker['code'] | null
  @column.dateTime() declare askedAt: DateTime
  @column.dateTime() declare confirmedAt: DateTime | null
  @column.dateTime() declare erasedAt: DateTime | null
  @column.dateTime() declare keysDestroyedAt: DateTime | null
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  /** @throws RecordNotFoundError when the id is malformed, unknown, another clinic's, or only asked for */
  static async findOrRefuse(id: string): Promise<Erasure> {
    const erasure = isUuid(id) ? await this.find(id) : null
    if (!erasure || erasure.state === 'asked') throw new RecordNotFoundError()
    return erasure
  }

  get isWorking() {
    return this.state === 'confirmed' || this.state === 'erased'
  }

  get isStalled() {
    return this.isWorking && this.updatedAt.diffNow('seconds').seconds < -STALLED_SECONDS
  }

  /** Whether the first confirmation still counts. */
  get isFresh() {
    return this.state === 'asked' && this.askedAt.diffNow('minutes').minutes > -ASKED_MINUTES
  }
}
