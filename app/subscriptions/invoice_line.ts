import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'

/** One thing that an invoice charges for, or a credit. */
export default class InvoiceLine extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare invoiceId: string
  @column({ consume: Number }) declare position: number
  @column() declare description: LineKind
  /** Name of the plan as it was called on that day. */
  @column() declare plan: string
  @column({ consume: Number }) declare quantity: number
  /** In the currency's smallest unit; a credit is below 0. */
  @column({ consume: Number }) declare amount: number
  @column.dateTime() declare periodStart: DateTime
  @column.dateTime() declare periodEnd: DateTime
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @beforeCreate()
  static assignId(line: InvoiceLine) {
    line.id ??= v7()
  }
}

/** A whole period; the rest of one on a new plan; what is given back of the old one. */
export type LineKind = 'period' | 'charge' | 'credit'
