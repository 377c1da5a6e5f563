import { column } from '@adonisjs/lucid/orm'
import { Authored } from './authored.js'

/** When a doctor works on a weekday, by the clock on the clinic's wall. What lies between two of these is a break. */
export default class WorkingHours extends Authored {
  static table = 'appointments_hours'

  @column() declare doctorId: string
  /** ISO: 1 Monday to 7 Sunday. */
  @column() declare weekday: number
  @column() declare fromMinute: number
  @column() declare toMinute: number
  @column() declare roomId: string | null
  @column() declare place: string | null
  /** `YYYY-MM-DD`, the first day. */
  @column() declare validFrom: string | null
  /** `YYYY-MM-DD`, the last day. */
  @column() declare validUntil: string | null
}
