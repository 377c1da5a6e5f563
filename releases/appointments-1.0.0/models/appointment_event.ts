import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { currentClinic, sealed, SealedModel } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type { EventKind } from '../booking/verbs.js'
import { jsonColumn } from './json_column.js'

/** What a booking was before and after: only what changed. Instants are ISO in UTC. */
export interface Change {
  from: Record<string, string | number | boolean | null>
  to: Record<string, string | number | boolean | null>
}

/** What happened to an appointment, and who did it. Never changed. */
export default class AppointmentEvent extends SealedModel {
  static table = 'appointments_events'

  @column({ isPrimary: true }) declare id: string
  @column() declare appointmentId: string
  @column() declare patientId: string
  @column() declare kind: EventKind
  @sealed() declare reason: string | null
  @jsonColumn() declare change: Change
  @column() declare actorId: string | null
  @column() declare actorName: string
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @beforeCreate()
  static begin(event: AppointmentEvent) {
    const { actor } = currentClinic()
    event.id ??= v7()
    event.actorId ??= actor.userId
    event.actorName ??= actor.name
  }

  /** The whole history, the oldest first: ids of version 7 stand in the order of time. */
  static of(appointmentId: string): Promise<AppointmentEvent[]> {
    return this.query().where({ appointmentId }).orderBy('id')
  }
}
