import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ClinicContext } from '@medtrack/sdk'
import { UnknownLimitError } from '#entitlements/errors'
import { declaredLimit } from '#entitlements/limit_declarations'
import { plans } from '#entitlements/plans'

const TABLE = 'limit_counters'

type Place = Pick<ClinicContext, 'clinic' | 'db'>

/** The most that the clinic's plan allows; `null` where it sets no limit. */
export async function limitOf({ clinic }: Pick<ClinicContext, 'clinic'>, name: string) {
  return (await plans.find(clinic.plan))?.limitOf(name) ?? null
}

/**
 * Takes from a limit. The counter's row is held until the transaction around ends, so that of many
 * at once each sees what the one before it took.
 *
 * @returns how many were taken: all, or none; with `partly` as many as there was room for
 */
export async function takeFromLimit(place: Place, name: string, count: number, partly: boolean) {
  if (count === 0) return 0
  const max = await limitOf(place, name)
  await openCounter(place.db, name)
  if (await took(place.db, name, count, max)) return count
  if (!partly || max === null) return 0
  const { used } = await place.db.from(TABLE).where('name', name).forUpdate().firstOrFail()
  const room = Math.min(count, Math.max(0, max - Number(used)))
  return room > 0 && (await took(place.db, name, room, max)) ? room : 0
}

/** Gives back what no longer counts. Where nothing was counted yet, there is nothing to correct. */
export async function giveBackToLimit({ db }: Place, name: string, count: number) {
  if (count === 0) return
  const used = db.knexRawQuery('case when used > ? then used - ? else 0 end', [count, count])
  await db.from(TABLE).where('name', name).update({ used })
}

/** Counts anew and corrects the counter. Creations wait meanwhile. Must run in a transaction. */
export async function reconcileLimit({ db }: Place, name: string): Promise<number> {
  await openCounter(db, name)
  // A write, so that the row is held before anything is counted.
  await db
    .from(TABLE)
    .where('name', name)
    .update({ used: db.knexRawQuery('used') })
  const used = await counted(db, name)
  await db.from(TABLE).where('name', name).update({ used })
  return used
}

async function took(db: QueryClientContract, name: string, count: number, max: number | null) {
  const query = db.from(TABLE).where('name', name)
  if (max !== null) query.where('used', '<=', max - count)
  return Number([await query.increment('used', count)].flat()[0]) === 1
}

/**
 * Looking first spares a lock on a row that is not there; of two who open it at once, the second
 * waits and finds it opened.
 */
async function openCounter(db: QueryClientContract, name: string) {
  if (await db.from(TABLE).where('name', name).first()) return
  const used = await counted(db, name)
  await db.knexQuery().table(TABLE).insert({ name, used }).onConflict('name').merge({ name })
}

async function counted(db: QueryClientContract, name: string): Promise<number> {
  const limit = declaredLimit(name)
  if (!limit) throw new UnknownLimitError(name)
  return Number(await limit.count(db))
}
