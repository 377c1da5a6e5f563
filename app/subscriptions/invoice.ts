import { BaseModel, beforeCreate, hasMany, column } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type { ClinicId } from '@medtrack/sdk'
import InvoiceLine from '#subscriptions/invoice_line'
import Payment from '#subscriptions/payment'

export const INVOICE_STATES = ['open', 'paid', 'void'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

/** What a clinic owes MedTrack for a period. Its number, lines and total never change. */
export default class Invoice extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  /** `MT-2026-000001`: without gaps within a year. */
  @column() declare number: string
  @column() declare subscriptionId: string
  @column() declare clinicId: ClinicId
  /** With the subscription and the period's start it is unique: nothing is billed twice. */
  @column() declare kind: string
  @column.dateTime() declare periodStart: DateTime
  @column.dateTime() declare periodEnd: DateTime
  @column() declare state: InvoiceState
  @column() declare currency: string
  /** In the currency's smallest unit. */
  @column({ consume: Number }) declare total: number
  @column.dateTime() declare issuedAt: DateTime
  @column.dateTime() declare dueAt: DateTime
  @column.dateTime() declare paidAt: DateTime | null
  @column() declare voidReason: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @hasMany(() => InvoiceLine) declare lines: HasMany<typeof InvoiceLine>
  @hasMany(() => Payment) declare payments: HasMany<typeof Payment>

  @beforeCreate()
  static assignId(invoice: Invoice) {
    invoice.id ??= v7()
  }
}
