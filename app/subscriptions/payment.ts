import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type { ProviderName } from '#subscriptions/payments/provider_name'

export type PaymentState = 'succeeded' | 'failed' | 'refunded'

/** Money that came in for an invoice, or did not. `provider` and `reference` are unique together. */
export default class Payment extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare invoiceId: string
  @column() declare provider: ProviderName
  @column() declare reference: string
  /** In the currency's smallest unit. */
  @column({ consume: Number }) declare amount: number
  @column() declare currency: string
  @column() declare state: PaymentState
  @column() declare failureCode: string | null
  @column() declare note: string | null
  /** User who recorded it; `null` where a provider told it. */
  @column() declare recordedBy: string | null
  @column.dateTime() declare receivedAt: DateTime
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static assignId(payment: Payment) {
    payment.id ??= v7()
  }
}
