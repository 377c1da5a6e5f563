import { column } from '@adonisjs/lucid/orm'
import { sealed, type Role } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { EmergencyReason, Verdict } from '../access/emergency_reasons.js'
import { ChartEntry } from './chart_entry.js'

/** A restricted chart opened in an emergency ("break the glass"): by whom, why, until when. */
export default class Emergency extends ChartEntry {
  static table = 'patients_emergencies'

  @column() declare role: Role | null
  @column() declare reasonCode: EmergencyReason
  @sealed() declare reason: string | null
  @column.dateTime() declare endsAt: DateTime
  @column.dateTime() declare endedAt: DateTime | null
  @column.dateTime() declare toldAt: DateTime | null
  @column() declare verdict: Verdict | null
  @column() declare reviewedBy: string | null
  @column() declare reviewedByName: string | null
  @column.dateTime() declare reviewedAt: DateTime | null
  @sealed() declare reviewNote: string | null

  get isUnderWay() {
    return this.endedAt === null && this.endsAt > DateTime.utc()
  }
}
