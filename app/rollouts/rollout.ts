import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import { v7 } from 'uuid'
import type { Ring } from '#tenancy/clinic'

/**
 * `stopped` by the failure budget, `paused` by a person, `cancelled` for good; `reverting` takes
 * every clinic back that it moved.
 */
export const ROLLOUT_STATES = [
  'planned',
  'running',
  'paused',
  'stopped',
  'reverting',
  'cancelled',
  'done',
  'reverted',
] as const
export type RolloutState = (typeof ROLLOUT_STATES)[number]

/** `contract` removes what no release needs any more. */
export type RolloutKind = 'update' | 'contract'

/** A part of the clinics: a ring, or what comes up to a share of it, in percent. */
export interface Wave {
  ring: Ring
  share: number
}

/** States after which nothing moves by itself. */
export const ENDED: readonly RolloutState[] = ['cancelled', 'done', 'reverted']

/** An update of many clinics. Moments are milliseconds since the epoch. */
export default class Rollout extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare moduleKey: string
  @column() declare toVersion: string
  @column() declare kind: RolloutKind
  @column() declare state: RolloutState
  @column() declare reasonCode: string | null
  @column() declare reason: string | null
  @column({ prepare: (waves) => JSON.stringify(waves), consume: (text) => JSON.parse(text) })
  declare waves: Wave[]
  /** The wave that runs, or comes next. */
  @column() declare wave: number
  /** Steps at once on one database server. */
  @column() declare concurrency: number
  /** More failures than this stop it, and so does a greater part of a wave, in percent. */
  @column() declare budgetCount: number
  @column() declare budgetPercent: number
  /** Between waves. */
  @column() declare soakMs: number
  /** After each flip. */
  @column() declare watchMs: number
  /** Hours of each clinic's day; `null`: at any time. */
  @column() declare hoursFrom: number | null
  @column() declare hoursTo: number | null
  @column({ consume: Boolean }) declare isAutomatic: boolean
  @column() declare plannedBy: string | null
  @column() declare plannedAt: number
  @column() declare startedAt: number | null
  @column() declare soakUntil: number | null
  @column() declare endedAt: number | null

  @beforeCreate()
  static assignId(rollout: Rollout) {
    rollout.id ??= v7()
  }

  get hasEnded() {
    return ENDED.includes(this.state)
  }

  get release() {
    return `${this.moduleKey}@${this.toVersion}`
  }
}
