import type { Backfill } from '@medtrack/sdk'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { NamedBackfill } from '#releases/backfill_source'
import { BACKFILLS } from '#releases/migrator'
import { BackfillFailedError } from '#rollouts/errors'
import { passFence } from '#rollouts/schema/fence'
import { isTransient } from '#rollouts/steps/transient'

const SIZE = 500
/** Passes without a quiet one: rows are written faster than they are filled. */
const MOST_PASSES = 100

export interface BackfillRun {
  fence: number
  /** The release it is run for. */
  version: string
  /** Whether one that was done is run once more. */
  again?: boolean
  /** Asked between batches; throws to break off. */
  onBatch: () => Promise<void> | void
}

/**
 * Fills, pass after pass, until a pass finds nothing to change. Each batch commits with its cursor
 * under the fence, so that whoever goes on begins where this one stopped.
 *
 * @returns how many rows were changed
 * @throws BackfillFailedError, FencedOffError
 */
export async function runBackfill(
  client: QueryClientContract,
  named: NamedBackfill,
  run: BackfillRun
): Promise<number> {
  const { module, name } = named
  const line = { module, name }
  const known = await client.from(BACKFILLS).where(line).first()
  if (known?.version === run.version && known.done_at !== null && !run.again) return 0
  if (!known) {
    await client.table(BACKFILLS).insert({ ...line, version: run.version, changed: 0 })
  } else if (known.version !== run.version || known.done_at !== null) {
    const fresh = { version: run.version, after: null, changed: 0, done_at: null }
    await client.from(BACKFILLS).where(line).update(fresh)
  }
  const backfill = await named.load()
  let total = 0
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const changed = await runPass(client, named, backfill, run)
    total += changed
    if (changed === 0) {
      await client.from(BACKFILLS).where(line).update({ done_at: Date.now() })
      return total
    }
  }
  throw new BackfillFailedError(`${module}/${name}`, new RangeError('It never comes to its end.'))
}

/** @returns how many rows the pass changed, its earlier part included where it was broken off */
async function runPass(
  client: QueryClientContract,
  { module, name }: NamedBackfill,
  backfill: Backfill,
  { fence, onBatch }: BackfillRun
): Promise<number> {
  for (;;) {
    await onBatch()
    const { isOver, changed } = await client.transaction(async (trx) => {
      await passFence(trx, fence)
      const line = trx.from(BACKFILLS).where({ module, name })
      const before = await line.clone().first()
      const { after, size } = { after: before.after ?? null, size: backfill.size ?? SIZE }
      const done = await backfill.batch(trx, { after, size }).catch((error) => {
        throw isTransient(error) ? error : new BackfillFailedError(`${module}/${name}`, error)
      })
      const inPass = Number(before.changed) + done.changed
      const ended = done.after === null
      await line.update({ after: done.after, changed: ended ? 0 : inPass })
      return { isOver: ended, changed: inPass }
    })
    if (isOver) return changed
  }
}
