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
import { storedNow } from '../people/registration.js'
import type { UnreadableReason } from '../exchange/errors.js'
import { forgetUpload, storeUpload } from '../exchange/upload/uploaded_files.js'
import { ImportMovedOnError } from '../imports/errors.js'
import { jsonColumn } from './json_column.js'

/**
 * reading → ready → importing → done → undoing → undone, or reading → failed. Jobs carry an import from a status ending
 * in -ing to the next; people do the rest.
 */
export type RecordImportStatus =
  'reading' | 'failed' | 'ready' | 'importing' | 'done' | 'undoing' | 'undone'

const JOBS = {
  reading: 'patients.readRecords',
  importing: 'patients.importRecords',
  undoing: 'patients.undoRecords',
} as const
/** No work on records goes so long without a sign of life. */
const STALLED_SECONDS = 90

/** Records from another system, as FHIR, on their way in and perhaps out again. */
export default class RecordImport extends ClinicModel {
  static table = 'patients_record_imports'

  @column({ isPrimary: true }) declare id: string
  @column() declare status: RecordImportStatus
  @jsonColumn() declare fileNames: string[]
  @column() declare byteCount: number
  @column() declare problem: UnreadableReason | null
  @column() declare resourceCount: number
  /** How many resources the work of the present status has dealt with. */
  @column() declare doneCount: number
  @column() declare createdBy: string | null
  @column() declare createdByName: string
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime
  @column.dateTime() declare finishedAt: DateTime | null
  @column.dateTime() declare undoneAt: DateTime | null

  @beforeCreate()
  static assignId(batch: RecordImport) {
    batch.id ??= v7()
  }

  /** @throws RecordNotFoundError when the id is malformed, unknown, or another clinic's */
  static async findOrRefuse(id: string): Promise<RecordImport> {
    const batch = isUuid(id) ? await this.find(id) : null
    if (!batch) throw new RecordNotFoundError()
    return batch
  }

  /** Keeps the files and reads them in the background. */
  static async begin(files: readonly { name: string; bytes: Buffer }[]): Promise<RecordImport> {
    const { actor } = currentClinic()
    const batch = await transaction(async () => {
      const begun = await this.create({
        status: 'reading',
        fileNames: files.map(({ name }) => name.slice(-120)),
        byteCount: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
        resourceCount: 0,
        doneCount: 0,
        createdBy: actor.userId,
        createdByName: actor.name,
      })
      await storeUpload(
        begun.id,
        files.map(({ bytes }) => bytes)
      )
      return begun
    })
    await dispatch(JOBS.reading, batch.id)
    return batch
  }

  /** Brings in whoever was decided on, in the background. */
  async run() {
    await transaction(async () => {
      await this.moveOn(['ready'], 'importing', { done_count: 0 })
      await this.#audit('patients.records.import')
    })
    await dispatch(JOBS.importing, this.id)
  }

  /** Takes out again what came in and was not touched since, in the background. */
  async undo() {
    await transaction(async () => {
      await this.moveOn(['done'], 'undoing', { done_count: 0 })
      await this.#audit('patients.records.import.undo')
    })
    await dispatch(JOBS.undoing, this.id)
  }

  /** Throws the upload away before anything was imported from it. */
  async discard() {
    await transaction(async () => {
      await this.moveOn(['ready', 'failed'], 'failed')
      const { db } = currentClinic()
      await db.from('patients_record_import_people').where('import_id', this.id).delete()
      await db.from('patients_record_import_tallies').where('import_id', this.id).delete()
      await this.delete()
    })
    await forgetUpload(this.id)
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

  /** @throws ImportMovedOnError when somebody else was faster */
  async moveOn(
    from: RecordImportStatus[],
    to: RecordImportStatus,
    columns: Record<string, unknown> = {}
  ) {
    const moved = await currentClinic()
      .db.from('patients_record_imports')
      .where('id', this.id)
      .whereIn('status', from)
      .update({ ...columns, status: to, updated_at: storedNow() })
    if (Number([moved].flat()[0]) !== 1) throw new ImportMovedOnError()
    await this.refresh()
  }

  /** A sign of life, and how far the work has come. */
  async progress(resources: number) {
    await currentClinic()
      .db.from('patients_record_imports')
      .where('id', this.id)
      .increment('done_count', resources)
      .update({ updated_at: storedNow() })
  }

  #audit(action: Act) {
    return audit({ action, type: 'E', entity: { type: 'RecordImport', id: this.id } })
  }
}
