import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { linkDigest, linkOf } from '../words/links.js'
import { OutgoingMessage } from './outgoing_message.js'

export const CHANNELS = ['mail', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

/** A message that reminds a patient of an appointment, planned or sent. */
export default class Reminder extends OutgoingMessage {
  static table = 'appointments_reminders'

  @column() declare channel: Channel
  @column() declare minutesBefore: number
  @column.dateTime() declare dueAt: DateTime
  @column() declare tokenDigest: string
  @column() declare answer: 'confirmed' | 'cancelled' | null
  @column.dateTime() declare answeredAt: DateTime | null

  @beforeCreate()
  static async begin(reminder: Reminder) {
    reminder.id ??= v7()
    reminder.attempts ??= 0
    reminder.tokenDigest = await linkDigest(await linkOf('reminder', reminder.id))
  }

  static async findOrRefuse(id: unknown): Promise<Reminder> {
    const reminder = isUuid(id) ? await this.find(id) : null
    if (!reminder) throw new RecordNotFoundError()
    return reminder
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
