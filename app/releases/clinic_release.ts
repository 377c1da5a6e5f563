import { BaseModel, column } from '@adonisjs/lucid/orm'
import type { ClinicId } from '@medtrack/sdk'
import type { DateTime } from 'luxon'

/** A line of the ledger: the release of one module that one clinic runs. */
export default class ClinicRelease extends BaseModel {
  static table = 'clinic_releases'
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare clinicId: ClinicId
  @column() declare moduleKey: string
  /** The release whose code serves the clinic. */
  @column() declare version: string
  /** The newest release whose migrations have run; never behind `version`. */
  @column() declare schemaVersion: string
  /** The owner's switch. */
  @column({ consume: Boolean }) declare isKeptOn: boolean
  @column.dateTime() declare switchedAt: DateTime | null
  /** Name of whoever moved the switch last. */
  @column() declare switchedBy: string | null
  /** While set, no rollout moves the clinic from its release. */
  @column.dateTime() declare pinnedAt: DateTime | null
  @column() declare pinnedBy: string | null
  /** The newest release whose contract migrations ran. */
  @column() declare contractVersion: string | null
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime
}
