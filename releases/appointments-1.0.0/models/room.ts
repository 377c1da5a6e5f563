import { column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { Authored } from './authored.js'

export const ROOM_KINDS = ['room', 'equipment'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** A room, or another thing that only one can use at a time. */
export default class Room extends Authored {
  static table = 'appointments_rooms'

  @column() declare name: string
  @column() declare kind: RoomKind
  @column() declare position: number
  @column.dateTime() declare archivedAt: DateTime | null

  /** Those that can be booked, in the clinic's order. */
  static offered(): Promise<Room[]> {
    return this.query().whereNull('archived_at').orderBy('position').orderBy('name')
  }
}
