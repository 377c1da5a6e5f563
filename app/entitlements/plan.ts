import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'

export const INTERVALS = ['month', 'year'] as const
export type Interval = (typeof INTERVALS)[number]

/** How many of each a clinic may have; what is not named has no limit. */
export type Limits = Readonly<Record<string, number>>

/** What a clinic gets, and for how much. */
export default class Plan extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  /** Written in the clinic's row. Never changes. */
  @column() declare key: string
  @column() declare name: string
  @column() declare summary: string | null
  /** In the currency's smallest unit: 2000 are $20. */
  @column({ consume: Number }) declare price: number
  @column() declare currency: string
  @column() declare interval: Interval
  /** Keys of modules; `*` for all. */
  @column(json()) declare modules: string[]
  /** `module.feature`, `module.*` or `*`. */
  @column(json()) declare features: string[]
  @column(json()) declare limits: Limits
  @column({ consume: Boolean }) declare isPublic: boolean
  @column({ consume: Number }) declare version: number
  /** Kept for those who have it; nobody can take it any more. */
  @column.dateTime() declare archivedAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static assignId(plan: Plan) {
    plan.id ??= v7()
  }

  /** The most that there may be; `null` where the plan sets no limit. */
  limitOf(name: string): number | null {
    return Object.hasOwn(this.limits, name) ? this.limits[name] : null
  }

  get isArchived() {
    return this.archivedAt !== null
  }

  /** Whether an owner may move to it. */
  get isOffered() {
    return this.isPublic && !this.isArchived
  }
}

/** MySQL's driver hands JSON columns over parsed or not, by their type; text is the same everywhere. */
function json() {
  return {
    prepare: (value: unknown) => JSON.stringify(value),
    consume: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
  }
}
