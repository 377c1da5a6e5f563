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
import { takeAlong } from '../access/taking_along.js'
import { ExportStoppedError } from '../exchange/errors.js'
import { chartsClosedTo } from '../exchange/outgoing/closed_charts.js'
import { forgetPieces } from '../exchange/outgoing/pieces.js'
import { storedNow } from '../people/registration.js'
import type Patient from './patient.js'

export const EXPORT_FORMATS = ['fhir', 'csv', 'pdf'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const JOB = 'patients.exportRecords'
const DAYS_KEPT = 7
/** No export goes so long without a sign of life. */
const STALLED_SECONDS = 90
const CONTENT_TYPES = {
  fhir: 'application/fhir+json',
  csv: 'application/zip',
  pdf: 'application/pdf',
} as const
const EXTENSIONS: Record<string, string> = {
  'application/fhir+json': 'json',
  'application/zip': 'zip',
  'application/pdf': 'pdf',
}

/** A file of records that an owner asked for, made in the background and taken away after a week. */
export default class RecordExport extends ClinicModel {
  static table = 'patients_exports'

  @column({ isPrimary: true }) declare id: string
  /** The whole clinic where `null`. */
  @column() declare patientId: string | null
  @column() declare format: ExportFormat
  @column() declare status: 'working' | 'ready' | 'failed' | 'expired'
  /** Language of who asked. */
  @column() declare locale: string
  @column() declare contentType: string
  @column() declare patientCount: number
  /** Whether charts that are closed to who asked are in it as well, for a reason that was given. */
  @column({ consume: Boolean }) declare takesClosed: boolean
  /** How many such charts are in it. */
  @column() declare closedCount: number
  /** How many charts are not in it, because they are closed to who asked. */
  @column() declare leftOutCount: number
  @column() declare doneCount: number
  @column({ consume: Number }) declare byteCount: number
  @column() declare createdBy: string | null
  @column() declare createdByName: string
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime
  @column.dateTime() declare finishedAt: DateTime | null
  @column.dateTime() declare expiresAt: DateTime | null

  @beforeCreate()
  static assignId(one: RecordExport) {
    one.id ??= v7()
  }

  /**
   * Has a file made of one patient's record, or of everybody's.
   *
   * @param locale language of its headings
   * @param whyClosed reason to take along charts that are closed to the acting member; without one they are left out
   */
  static async begin(
    format: ExportFormat,
    patient: Patient | null,
    locale: string,
    whyClosed: string | null = null
  ): Promise<RecordExport> {
    const { actor } = currentClinic()
    const begun = await transaction(async () => {
      const closed = patient ? [] : await chartsClosedTo(actor)
      const leftOutCount = whyClosed ? 0 : closed.length
      const one = await this.create({
        patientId: patient?.id ?? null,
        format,
        status: 'working',
        locale,
        contentType: patient ? CONTENT_TYPES[format] : CONTENT_TYPES.csv,
        patientCount: patient ? 1 : (await countPatients()) - leftOutCount,
        takesClosed: whyClosed !== null,
        closedCount: closed.length - leftOutCount,
        leftOutCount,
        doneCount: 0,
        byteCount: 0,
        createdBy: actor.userId,
        createdByName: actor.name,
      })
      await one.note('patients.records.export', 'E')
      if (whyClosed) await takeAlong(closed, one.id, whyClosed)
      return one
    })
    await dispatch(JOB, begun.id)
    return begun
  }

  /** @throws RecordNotFoundError when the id is malformed, unknown, another clinic's, or another member's */
  static async findOrRefuse(id: string): Promise<RecordExport> {
    const found = isUuid(id) ? await this.find(id) : null
    if (!found?.isForActor) throw new RecordNotFoundError()
    return found
  }

  /** Takes away what was kept long enough: its key is destroyed, so that no copy can be read either. */
  static async expireOld() {
    const old = await this.query().where('status', 'ready').where('expires_at', '<', storedNow())
    for (const one of old) await one.expire()
  }

  async expire() {
    await forgetPieces(this)
    this.status = 'expired'
    this.byteCount = 0
    await this.save()
  }

  /** @throws ExportStoppedError where it was stopped before its end */
  async finish(byteCount: number) {
    await transaction(async (trx) => {
      const held = await trx.from('patients_exports').where('id', this.id).forUpdate().first()
      if (held?.status !== 'working') throw new ExportStoppedError()
      this.status = 'ready'
      this.byteCount = byteCount
      this.finishedAt = DateTime.utc()
      this.expiresAt = this.finishedAt.plus({ days: DAYS_KEPT })
      await this.save()
    })
  }

  /** A job that got lost with its process is queued again; running twice does no harm. */
  async resumeIfStalled() {
    const isStalled = this.updatedAt.diffNow('seconds').seconds < -STALLED_SECONDS
    if (this.status !== 'working' || !isStalled) return
    this.updatedAt = DateTime.utc()
    await this.save()
    await dispatch(JOB, this.id)
  }

  /** Says in the trail what was done with it; of one patient, in that patient's. */
  note(action: Act, type: 'E' | 'R') {
    const { id, patientId, format, patientCount, closedCount, leftOutCount } = this
    const charts = patientId ? {} : { restricted: closedCount, leftOut: leftOutCount }
    return audit({
      action,
      type,
      entity: patientId
        ? { type: 'Patient', id: patientId }
        : { type: 'PatientRegister', id: 'records' },
      details: { export: id, format, patients: patientCount, ...charts },
    })
  }

  /** Whether the acting member asked for it, or owns the clinic. */
  get isForActor() {
    const { actor } = currentClinic()
    return actor.userId !== null && (actor.role === 'owner' || actor.userId === this.createdBy)
  }

  get isReady() {
    const hasExpired = this.expiresAt !== null && this.expiresAt < DateTime.utc()
    return this.status === 'ready' && !hasExpired
  }

  /** Names no patient. */
  get fileName() {
    const what = this.patientId ? 'patient-record' : 'patient-records'
    const day = this.createdAt.toFormat('yyyy-MM-dd')
    return `${what}-${this.format}-${day}.${EXTENSIONS[this.contentType]}`
  }
}

async function countPatients(): Promise<number> {
  const standing = currentClinic().db.from('patients').whereNull('merged_into_id')
  const [{ total }] = await standing.count('* as total')
  return Number(total)
}
