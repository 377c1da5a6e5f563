import { BaseModel, column } from '@adonisjs/lucid/orm'
import type { FeatureInterface } from 'unleash-client/lib/feature.js'

const json = {
  prepare: (feature: FeatureInterface) => JSON.stringify(feature),
  consume: (text: string): FeatureInterface => JSON.parse(text),
}

const moment = { consume: (at: number | string | null) => (at === null ? null : Number(at)) }

/**
 * A flag's row. `feature` is the truth in embedded mode and what the console last wrote with a
 * server; note and schedule are ours in both. Times are ms since the epoch.
 */
export default class Flag extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare name: string
  @column(json) declare feature: FeatureInterface
  @column() declare note: string | null
  @column(moment) declare scheduledOnAt: number | null
  @column(moment) declare scheduledOffAt: number | null
  /** `null`: the platform by itself, on schedule. */
  @column() declare updatedBy: string | null
  @column(moment) declare updatedAt: number
}
