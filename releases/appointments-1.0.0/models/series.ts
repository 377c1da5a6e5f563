import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { instancesOf } from '../series/recurrence.js'
import { Authored } from './authored.js'

/** Appointments that recur by a rule. Each of them stands by itself, with its own claims. */
export default class Series extends Authored {
  static table = 'appointments_series'

  @column() declare patientId: string
  @column() declare doctorId: string
  @column() declare roomId: string | null
  @column() declare typeId: string | null
  /** iCalendar RRULE; nothing where it ended before it began. */
  @column() declare rrule: string
  /** The first of them. */
  @column.dateTime() declare startsAt: DateTime
  /** Whose wall the rule is followed on. */
  @column() declare timeZone: string
  @column() declare minutes: number
  @column() declare bufferMinutes: number
  @sealed() declare note: string | null
  /** Since when none is made any more. */
  @column.dateTime() declare endedAt: DateTime | null
  /** The series that this one goes on from. */
  @column() declare followsId: string | null

  /** When the rule says that they are. */
  get instances(): DateTime[] {
    return this.rrule === '' ? [] : instancesOf(this.rrule, this.startsAt, this.timeZone)
  }
}
