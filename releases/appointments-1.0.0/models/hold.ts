import { column } from '@adonisjs/lucid/orm'
import { ClinicModel } from '@medtrack/sdk'
import type { DateTime } from 'luxon'

export const HOLD_PURPOSES = ['booking', 'online', 'waiting'] as const
export type HoldPurpose = (typeof HOLD_PURPOSES)[number]

/** A time kept for somebody who is about to book it. See `booking/holds.ts`. */
export default class Hold extends ClinicModel {
  static table = 'appointments_holds'

  @column({ isPrimary: true }) declare id: string
  @column() declare doctorId: string
  @column() declare roomId: string | null
  @column() declare typeId: string | null
  @column.dateTime() declare startsAt: DateTime
  @column.dateTime() declare endsAt: DateTime
  @column() declare bufferMinutes: number
  @column.dateTime() declare expiresAt: DateTime
  @column() declare purpose: HoldPurpose
  @column() declare heldBy: string | null
  @column() declare tokenDigest: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
}
