import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type { ProviderName } from '#subscriptions/payments/provider_name'
import type { ClinicId } from '@medtrack/sdk'

/** `past_due`: an invoice is overdue. `cancelled`: ended; the clinic is on a plan without price. */
export const SUBSCRIPTION_STATES = ['trialing', 'active', 'past_due', 'cancelled'] as const
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number]

/** What a clinic pays for, and until when. A clinic without a row never paid. */
export default class Subscription extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare clinicId: ClinicId
  /** Key of the plan. */
  @column() declare plan: string
  @column() declare state: SubscriptionState
  /** Every period is counted from here, so that the 31st comes back after February. */
  @column.dateTime() declare anchorAt: DateTime
  @column.dateTime() declare periodStart: DateTime
  @column.dateTime() declare periodEnd: DateTime
  @column.dateTime() declare trialEndsAt: DateTime | null
  @column({ consume: Boolean }) declare cancelAtPeriodEnd: boolean
  @column.dateTime() declare pastDueSince: DateTime | null
  @column() declare provider: ProviderName
  /** What the provider calls the clinic. */
  @column() declare providerCustomer: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static assignId(subscription: Subscription) {
    subscription.id ??= v7()
  }
}
