import { column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { Authored } from './authored.js'

export const ABSENCE_KINDS = ['leave', 'break', 'training', 'sick', 'holiday'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

/** A doctor is away, or the whole clinic is closed. */
export default class Absence extends Authored {
  static table = 'appointments_absences'

  /** `null`: the whole clinic. */
  @column() declare doctorId: string | null
  @column() declare kind: AbsenceKind
  @column.dateTime() declare startsAt: DateTime
  @column.dateTime() declare endsAt: DateTime
  @column() declare reason: string | null
}
