import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type { Status } from '../booking/statuses.js'
import { isLive } from '../booking/statuses.js'
import { Authored } from './authored.js'

export const BOOKED_VIA = ['staff', 'walk-in', 'online', 'waiting', 'series'] as const
export type BookedVia = (typeof BOOKED_VIA)[number]

/**
 * Somebody comes at a time, to a doctor, perhaps into a room. It is made, moved and ended by the verbs in `booking/` only:
 * they keep its claims and its history.
 */
export default class Appointment extends Authored {
  static table = 'appointments'

  @column() declare patientId: string
  /** Central id of the user, as `members()` gives it. */
  @column() declare doctorId: string
  @column() declare roomId: string | null
  @column() declare typeId: string | null
  @column() declare status: Status
  @column.dateTime() declare startsAt: DateTime
  @column.dateTime() declare endsAt: DateTime
  /** Kept free for the doctor afterwards. */
  @column() declare bufferMinutes: number
  @sealed() declare note: string | null
  @column() declare bookedVia: BookedVia
  /** Booked although the doctor does not work then. */
  @column({ consume: Boolean }) declare outsideHours: boolean
  /** Who booked it over another, on purpose. */
  @column() declare overbookedById: string | null
  @column() declare overbookedByName: string | null
  @sealed() declare overbookReason: string | null
  @column() declare seriesId: string | null
  /** Which instance of its series it is: when the rule says that it begins. */
  @column.dateTime() declare originalStartsAt: DateTime | null
  @column() declare visitId: string | null
  @column.dateTime() declare confirmedAt: DateTime | null
  @column.dateTime() declare arrivedAt: DateTime | null
  @column.dateTime() declare inRoomAt: DateTime | null
  @column.dateTime() declare doneAt: DateTime | null
  @column.dateTime() declare closedAt: DateTime | null

  get minutes(): number {
    return Math.round(this.endsAt.diff(this.startsAt, 'minutes').minutes)
  }

  get isLive(): boolean {
    return isLive(this.status)
  }

  get isOverbooked(): boolean {
    return this.overbookedByName !== null
  }
}
