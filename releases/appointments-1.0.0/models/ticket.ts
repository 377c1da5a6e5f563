import { column } from '@adonisjs/lucid/orm'
import { ClinicModel } from '@medtrack/sdk'
import type { DateTime } from 'luxon'

/** A number of the day: how somebody who waits is called without being named. See `desk/tickets.ts`. */
export default class Ticket extends ClinicModel {
  static table = 'appointments_tickets'

  @column({ isPrimary: true }) declare id: string
  /** `YYYY-MM-DD` in the clinic's time zone. */
  @column() declare day: string
  @column() declare number: number
  @column() declare appointmentId: string | null
  @column() declare patientId: string | null
  @column.dateTime() declare calledAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
}
