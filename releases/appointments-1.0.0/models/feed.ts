import { column } from '@adonisjs/lucid/orm'
import { ClinicModel } from '@medtrack/sdk'
import type { DateTime } from 'luxon'

/** A private address at which a member's calendar reads the schedule. Who knows it can read it. */
export default class Feed extends ClinicModel {
  static table = 'appointments_feeds'

  @column({ isPrimary: true }) declare id: string
  @column() declare userId: string
  /** The address itself stands nowhere. */
  @column() declare tokenDigest: string
  @column({ consume: Boolean }) declare showsNames: boolean
  @column() declare locale: string
  @column.dateTime() declare lastReadAt: DateTime | null
  @column.dateTime() declare revokedAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  /** The one that a member has now, if any. */
  static standingOf(userId: string): Promise<Feed | null> {
    return this.query().where({ userId }).whereNull('revoked_at').orderBy('id', 'desc').first()
  }
}
