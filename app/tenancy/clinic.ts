import { BaseModel, beforeCreate, belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { ClinicFacts, ClinicId, DateOrder } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import DatabaseServer from '#tenancy/database_server'

/**
 * A clinic's life. `provisioning` and `deleting` are never shown to anyone; `suspended` and
 * `archived` keep every byte and serve no page.
 */
export type ClinicStatus = 'provisioning' | 'active' | 'suspended' | 'archived' | 'deleting'

/** Why a clinic may be read and not changed. */
export type ReadOnlyReason = 'past-due'

export const RINGS = ['canary', 'early', 'stable'] as const
export type Ring = (typeof RINGS)[number]

/** When a clinic takes updates by itself; `ask` and `pinned` wait for a person. */
export const UPDATE_POLICIES = ['automatic', 'hours', 'ask', 'pinned'] as const
export type UpdatePolicy = (typeof UPDATE_POLICIES)[number]

/** The tenant, and where its database stands. */
export default class Clinic extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: ClinicId
  @column() declare slug: string
  @column() declare name: string
  @column() declare status: ClinicStatus
  @column() declare statusReason: string | null
  @column.dateTime() declare statusChangedAt: DateTime
  /** Why nothing may be changed now; `null` where all is as ever. */
  @column() declare readOnlyReason: ReadOnlyReason | null
  @column.dateTime() declare readOnlySince: DateTime | null
  /** When a member last opened a page, to within a few minutes. */
  @column.dateTime() declare lastActiveAt: DateTime | null
  @column() declare plan: string
  @column() declare ring: Ring
  @column() declare updatePolicy: UpdatePolicy
  /** Hours of the clinic's day between which updates may run; over midnight where from > to. */
  @column() declare updateHoursFrom: number
  @column() declare updateHoursTo: number
  @column() declare country: string
  @column() declare timeZone: string
  @column() declare currency: string
  @column() declare dateOrder: DateOrder
  @column() declare databaseServerId: string
  @column() declare databaseName: string
  @column({ serializeAs: null }) declare databaseUser: string | null
  @column({ serializeAs: null }) declare databaseSecret: string | null
  @column() declare provisioner: string | null
  @column.dateTime() declare provisionerLeaseUntil: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @belongsTo(() => DatabaseServer) declare databaseServer: BelongsTo<typeof DatabaseServer>

  @beforeCreate()
  static assignId(clinic: Clinic) {
    clinic.id ??= v7() as ClinicId
  }

  get isActive() {
    return this.status === 'active'
  }

  /** Whether anyone may be told that this clinic exists. */
  get isVisible() {
    return this.status !== 'provisioning' && this.status !== 'deleting'
  }

  /** What modules may know of the clinic. */
  facts(): ClinicFacts {
    const { id, slug, name, plan, ring, country, timeZone, currency, dateOrder } = this
    return { id, slug, name, plan, ring, country, timeZone, currency, dateOrder }
  }
}
