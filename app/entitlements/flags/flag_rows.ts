import db from '@adonisjs/lucid/services/db'
import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import Flag from '#entitlements/flags/flag'
import type { DueTurn } from '#entitlements/flags/schedule'

/** Turns for later, in ms since the epoch; `null`: none. */
export interface FlagPlan {
  scheduledOnAt: number | null
  scheduledOffAt: number | null
}

/** What may change in a row beside the feature; what is left out stays. */
export interface FlagChange extends Partial<FlagPlan> {
  note?: string | null
}

/** Keeps the feature, who changed it and when. */
export async function keepRow(feature: FeatureInterface, change: FlagChange, by: string) {
  const values = { ...change, feature, updatedBy: by, updatedAt: Date.now() }
  await Flag.updateOrCreate({ name: feature.name }, values)
}

/**
 * Takes a planned turn off the plan and keeps what it made of the feature, in one statement. Of
 * several processes that try, one is told that it was the one.
 */
export async function claimTurn({ name, turn, at }: DueTurn, feature: FeatureInterface) {
  const column = `scheduled_${turn}_at`
  const changed = await db
    .connection('central')
    .from('flags')
    .where('name', name)
    .where(column, at)
    .update({
      [column]: null,
      feature: JSON.stringify(feature),
      updated_by: null,
      updated_at: Date.now(),
    })
  return Number(changed) === 1
}
