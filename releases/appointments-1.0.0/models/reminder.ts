import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { ClinicModel, RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { linkDigest, linkOf } from '../words/links.js'

export const CHANNELS = ['mail', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

/** A message that reminds a patient of an appointment, planned or sent. */
export default class Reminder extends ClinicModel {
  static table = 'appointments_reminders'

  @column({ isPrimary: true }) declare id: string
  @column() declare appointmentId: string
  @column() declare patientId: string
  @column() declare channel: Channel
  @column() declare minutesBefore: number
  @column.dateTime() declare dueAt: DateTime
  @column() declare status: 'planned' | 'sent' | 'failed' | 'skipped' | 'revoked'
  @column() declare attempts: number
  @column() declare tokenDigest: string
  @column.dateTime() declare sentAt: DateTime | null
  @column() declare answer: 'confirmed' | 'cancelled' | null
  @column.dateTime() declare answeredAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @beforeCreate()
  static async begin(reminder: Reminder) {
    reminder.id ??= v7()
    reminder.attempts ??= 0
    reminder.tokenDigest = await linkDigest(await linkOf('reminder', reminder.id))
  }

  static async byLink(link: string): Promise<Reminder> {
    const reminder = await this.findBy('tokenDigest', await linkDigest(link))
    if (!reminder) throw new RecordNotFoundError()
    return reminder
  }

  link(): Promise<string> {
    return linkOf('reminder', this.id)
  }
}
