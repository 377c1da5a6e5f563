import { beforeCreate, column } from '@adonisjs/lucid/orm'
import {
  ClinicModel,
  currentClinic,
  dispatch,
  RecordNotFoundError,
  transaction,
} from '@medtrack/sdk'
import { audit, type Act } from '../acts.js'
import { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { ImportMovedOnError } from '../imports/errors.js'
import type { Fate } from '../imports/fates.js'
import { forgetFile, storeFile } from '../imports/file_store.js'
import { guessReading, type Reading } from '../imports/spreadsheet.js'
import type { Mapping } from '../imports/targets.js'
import { jsonColumn } from './json_column.js'

/**
 * mapping → checking → ready → importing → done → undoing → undone. Jobs carry an import from a
 * status ending in -ing to the next; people do the rest.
 */
export type ImportStatus =
  'mapping' | 'checking' | 'ready' | 'importing' | 'done' | 'undoing' | 'undone'

const JOBS = {
  checking: 'patients.check',
  importing: 'patients.import',
  undoing: 'patients.undo',
} as const
/** No work of this module goes so long without a sign of life. */
const STALLED_SECONDS = 60

/** A spreadsheet on its way into the clinic's records, and back out again. */
export default class PatientImport extends ClinicModel {
  static table = 'patients_imports'

  @column({ isPrimary: true }) declare id: string
  @column() declare status: ImportStatus
  @column() declare fileName: string
  @column() declare byteCount: number
  @jsonColumn() declare reading: Reading
  @jsonColumn() declare mapping: Mapping
  /** Rows with any content, known once they were checked. */
  @column() declare rowCount: number
  /** How far the work of the present status has come. */
  @column() declare doneCount: number
  @column() declare createdBy: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime
  @column.dateTime() declare finishedAt: DateTime | null
  @column.dateTime() declare undoneAt: DateTime | null

  @beforeCreate()
  static assignId(batch: PatientImport) {
    batch.id ??= v7()
  }

  /** @throws RecordNotFoundError when the id is malformed, unknown, or another clinic's */
  static async findOrRefuse(id: string): Promise<PatientImport> {
    const batch = isUuid(id) ? await this.find(id) : null
    if (!batch) throw new RecordNotFoundError()
    return batch
  }

  /** @throws UnreadableFileError; nothing is stored then */
  static async begin(fileName: string, bytes: Buffer): Promise<PatientImport> {
    const { actor, clinic } = currentClinic()
    const guess = guessReading(bytes, clinic.dateOrder)
    return transaction(async () => {
      const batch = await this.create({
        ...guess,
        status: 'mapping',
        fileName: fileName.slice(-255),
        byteCount: bytes.length,
        rowCount: 0,
        doneCount: 0,
        createdBy: actor.userId,
      })
      await storeFile(batch.id, bytes)
      return batch
    })
  }

  /** Keeps what the person corrected. May be done until the import starts. */
  async correct(reading: Reading, mapping: Mapping) {
    await this.#moveOn(['mapping', 'ready'], 'mapping', {
      reading: JSON.stringify(reading),
      mapping: JSON.stringify(mapping),
    })
  }

  /** Finds every row's fate, in the background. */
  async check() {
    await this.#moveOn(['mapping', 'ready'], 'checking', { row_count: 0, done_count: 0 })
    await dispatch(JOBS.checking, this.id)
  }

  /** Brings the new rows and the chosen look-alikes in, in the background. */
  async run() {
    await transaction(async () => {
      await this.#moveOn(['ready'], 'importing', { done_count: 0 })
      await this.#audit('patients.import', { rows: this.rowCount })
    })
    await dispatch(JOBS.importing, this.id)
  }

  /** Takes out again what came in and was not edited since, in the background. */
  async undo() {
    await transaction(async () => {
      await this.#moveOn(['done'], 'undoing', { done_count: 0 })
      await this.#audit('patients.import.undo')
    })
    await dispatch(JOBS.undoing, this.id)
  }

  /** Throws the upload away before anything was imported from it. */
  async discard() {
    await transaction(async () => {
      await this.#moveOn(['mapping', 'ready'], 'mapping')
      await currentClinic().db.from('patients_import_rows').where('import_id', this.id).delete()
      await forgetFile(this.id)
      await this.delete()
    })
  }

  /** How many rows met each fate. */
  async fateCounts(): Promise<Record<Fate, number>> {
    const counts: Record<Fate, number> = { 'new': 0, 'repeat': 0, 'look-alike': 0, 'unusable': 0 }
    const rows = await this.#rows().select('fate').count('* as total').groupBy('fate')
    for (const row of rows) counts[row.fate as Fate] = Number(row.total) // written as a Fate only
    return counts
  }

  /** How many rows came to each outcome. */
  async outcomeCounts(): Promise<Record<string, number>> {
    const rows = await this.#rows().select('outcome').count('* as total').groupBy('outcome')
    return Object.fromEntries(rows.map((row) => [row.outcome, Number(row.total)]))
  }

  /** How many rows would come in now. */
  async toImport(): Promise<number> {
    const [{ total }] = await this.#rows()
      .where((wanted) => wanted.where('fate', 'new').orWhere('chosen', true))
      .count('* as total')
    return Number(total)
  }

  /** A job that got lost with its process is queued again; running twice does no harm. */
  async resumeIfStalled() {
    const isStalled = this.updatedAt.diffNow('seconds').seconds < -STALLED_SECONDS
    if (!this.isWorking || !isStalled) return
    this.updatedAt = DateTime.utc()
    await this.save()
    await dispatch(JOBS[this.status as keyof typeof JOBS], this.id) // isWorking said that it is one
  }

  get isWorking() {
    return this.status in JOBS
  }

  get isOpen() {
    return this.status === 'mapping' || this.status === 'ready'
  }

  #rows() {
    return currentClinic().db.from('patients_import_rows').where('import_id', this.id)
  }

  #audit(action: Act, details?: Record<string, unknown>) {
    return audit({ action, type: 'E', entity: { type: 'PatientImport', id: this.id }, details })
  }

  /** @throws ImportMovedOnError when somebody else was faster */
  async #moveOn(from: ImportStatus[], to: ImportStatus, columns: Record<string, unknown> = {}) {
    const moved = await currentClinic()
      .db.from('patients_imports')
      .where('id', this.id)
      .whereIn('status', from)
      .update({
        ...columns,
        status: to,
        updated_at: DateTime.utc().toFormat('yyyy-MM-dd HH:mm:ss'),
      })
    if (Number([moved].flat()[0]) !== 1) throw new ImportMovedOnError()
    await this.refresh()
  }
}
