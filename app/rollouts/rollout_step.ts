import { BaseModel, beforeCreate, belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { v7 } from 'uuid'
import Clinic from '#tenancy/clinic'

/**
 * Where a clinic stands in its rollout. A worker goes from `waiting` to `watching` in one go; the
 * conductor watches, and asks for `finishing` or `returning`, which a worker does again.
 */
export const STEP_STATES = [
  'waiting',
  'expanding',
  'backfilling',
  'contracting',
  'verifying',
  'watching',
  'finishing',
  'returning',
  'done',
  'failed',
  'reverted',
  'skipped',
] as const
export type StepState = (typeof STEP_STATES)[number]

/** States in which a step has come to its end. */
export const OVER: readonly StepState[] = ['done', 'failed', 'reverted', 'skipped']

/** Rows by table, before and after. Numbers only: never what stands in them. */
export interface Counts {
  before: Record<string, number>
  after?: Record<string, number>
}

/** One clinic in a rollout. Moments are milliseconds since the epoch. */
export default class RolloutStep extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare rolloutId: string
  @column() declare clinicId: string
  @column() declare databaseServerId: string
  @column() declare wave: number
  @column() declare position: number
  /** What the clinic ran before, and goes back to. */
  @column() declare fromVersion: string
  @column() declare state: StepState
  @column() declare attempts: number
  @column() declare errorCode: string | null
  @column() declare error: string | null
  @column({
    prepare: (counts) => counts && JSON.stringify(counts),
    consume: (text) => text && JSON.parse(text),
  })
  declare counts: Counts | null
  @column() declare notBefore: number | null
  /** Set while a worker has it, or is to have it. */
  @column() declare queuedAt: number | null
  /** Which steps were handed out together, the last time. */
  @column() declare batch: string | null
  @column() declare startedAt: number | null
  @column() declare flippedAt: number | null
  @column() declare watchUntil: number | null
  @column() declare endedAt: number | null

  @belongsTo(() => Clinic) declare clinic: BelongsTo<typeof Clinic>

  @beforeCreate()
  static assignId(step: RolloutStep) {
    step.id ??= v7()
  }

  get isOver() {
    return OVER.includes(this.state)
  }
}
