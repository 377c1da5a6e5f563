import db from '@adonisjs/lucid/services/db'
import type { JobCounts, ParkedJob } from '#queue/queue'

const TABLE = 'queued_jobs'

/** Jobs that the embedded queue gave up, the newest first. */
export async function parkedJobs(most: number): Promise<ParkedJob[]> {
  const rows = await db.from(TABLE).where('state', 'parked').orderBy('id', 'desc').limit(most)
  return rows.map(({ id, name, clinic_id: clinicId, attempts, error }) => ({
    id,
    name,
    clinicId,
    attempts,
    error: error ?? 'unknown',
  }))
}

/** @returns whether it was parked */
export async function retryParked(id: string): Promise<boolean> {
  const fresh = { state: 'waiting', attempts: 0, error: null, available_at: Date.now() }
  const [changed] = [await db.from(TABLE).where({ id, state: 'parked' }).update(fresh)].flat()
  return Number(changed) === 1
}

/** @returns whether it was parked */
export async function discardParked(id: string): Promise<boolean> {
  const [removed] = [await db.from(TABLE).where({ id, state: 'parked' }).delete()].flat()
  return Number(removed) === 1
}

export async function countJobs(): Promise<JobCounts> {
  const [inState, delayed] = await Promise.all([
    db.from(TABLE).groupBy('state').select('state').count('* as found'),
    db
      .from(TABLE)
      .where('state', 'waiting')
      .where('available_at', '>', Date.now())
      .count('* as found')
      .first(),
  ])
  const found = new Map(inState.map((row) => [row.state, Number(row.found)]))
  const later = Number(delayed.found)
  return {
    waiting: Math.max(0, (found.get('waiting') ?? 0) - later),
    running: found.get('running') ?? 0,
    delayed: later,
    parked: found.get('parked') ?? 0,
  }
}
