import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { Authored } from './authored.js'

/** Somebody who would come as soon as there is a time. */
export default class WaitingEntry extends Authored {
  static table = 'appointments_waiting'

  @column() declare patientId: string
  /** `null`: any doctor. */
  @column() declare doctorId: string | null
  @column() declare typeId: string
  /** The booking that would be given up for an earlier one. */
  @column() declare appointmentId: string | null
  /** `YYYY-MM-DD`, by the clinic's calendar. */
  @column() declare earliestOn: string | null
  @column() declare latestOn: string | null
  /** ISO, a comma between; empty for any. */
  @column() declare weekdays: string
  /** Of the day, by the clock on the wall. */
  @column() declare fromMinute: number | null
  @column() declare toMinute: number | null
  @column({ consume: Boolean }) declare isUrgent: boolean
  @column() declare status: 'waiting' | 'offered' | 'booked' | 'withdrawn'
  @sealed() declare note: string | null

  /** Who is next: the urgent before the others, then who waits longest. */
  static inOrder(): Promise<WaitingEntry[]> {
    return this.query()
      .whereIn('status', ['waiting', 'offered'])
      .orderBy('is_urgent', 'desc')
      .orderBy('created_at')
      .orderBy('id')
      .exec()
  }
}
