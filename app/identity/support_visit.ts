import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import type { ClinicId } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'

/**
 * Somebody of the platform inside a clinic: for a reason, for a time, reading only. Without one
 * that is under way, running the platform opens no clinic.
 */
export default class SupportVisit extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare clinicId: ClinicId
  @column() declare userId: string
  /** As they were called then: accounts come and go, this stays. */
  @column() declare visitorName: string
  @column() declare reason: string
  @column() declare minutes: number
  @column.dateTime() declare startedAt: DateTime
  @column.dateTime() declare endsAt: DateTime
  /** Set when it was ended, by a person or by its time. */
  @column.dateTime() declare endedAt: DateTime | null
  /** Who ended it; `null` where its time was over. */
  @column() declare endedBy: string | null

  @beforeCreate()
  static assignId(visit: SupportVisit) {
    visit.id ??= v7()
  }

  /** The visit that lets this person into this clinic now. Asked of the database on every request. */
  static async underWay(userId: string, clinicId: ClinicId): Promise<SupportVisit | null> {
    const open = await this.query().where({ userId, clinicId }).whereNull('endedAt')
    return open.find(({ isUnderWay }) => isUnderWay) ?? null
  }

  /** The newest first. */
  static ofClinic(clinicId: ClinicId, most: number): Promise<SupportVisit[]> {
    return this.query().where({ clinicId }).orderBy('startedAt', 'desc').limit(most)
  }

  get isUnderWay(): boolean {
    return this.endedAt === null && this.endsAt > DateTime.utc()
  }
}
