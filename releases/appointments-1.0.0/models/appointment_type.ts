import { column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { Authored } from './authored.js'

export const COLOURS = [
  'blue',
  'teal',
  'green',
  'amber',
  'orange',
  'red',
  'violet',
  'slate',
] as const
export type Colour = (typeof COLOURS)[number]

/** What people come for, and how long it takes. */
export default class AppointmentType extends Authored {
  static table = 'appointments_types'

  @column() declare name: string
  @column() declare minutes: number
  @column() declare bufferMinutes: number
  @column() declare colour: Colour
  /** A hint, in the currency's smallest unit. */
  @column() declare priceMinor: number | null
  @column({ consume: Boolean }) declare needsRoom: boolean
  /** Whether patients may book it by themselves. */
  @column({ consume: Boolean }) declare isOnline: boolean
  @column() declare position: number
  @column.dateTime() declare archivedAt: DateTime | null

  /** Those that can be booked, in the clinic's order. */
  static offered(): Promise<AppointmentType[]> {
    return this.query().whereNull('archived_at').orderBy('position').orderBy('name')
  }
}
