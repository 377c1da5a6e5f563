import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export interface BackfillBatch {
  /** Where the last batch ended, as it said itself; `null` at the beginning of a pass. */
  after: string | null
  /** About how many rows to look at. */
  size: number
}

export interface BackfillProgress {
  /** Where the next batch begins; `null` where the end was reached. */
  after: string | null
  /** How many rows were changed. */
  changed: number
}

/**
 * Fills what an expand migration added, in batches, while the release before it writes on. Each
 * batch is one transaction with its cursor, so an interrupted backfill goes on where it stopped.
 */
export interface Backfill {
  /** Rows a batch looks at; 500 where left out. */
  size?: number
  /**
   * Changes only the rows that still need it: it is run pass after pass until one changes nothing,
   * and once more when no request is served by the older release any longer.
   */
  batch: (db: QueryClientContract, batch: BackfillBatch) => Promise<BackfillProgress>
}

/**
 * Declares a backfill: the default export of a file in the module's `backfills` folder.
 *
 * @example
 * export default defineBackfill({
 *   async batch(db, { after, size }) {
 *     const rows = await db.from('notes').where('id', '>', after ?? '').orderBy('id').limit(size)
 *     …
 *     return { after: rows.length < size ? null : rows.at(-1).id, changed }
 *   },
 * })
 */
export function defineBackfill(backfill: Backfill): Backfill {
  return backfill
}
