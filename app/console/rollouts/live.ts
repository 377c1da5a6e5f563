import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import Rollout from '#rollouts/rollout'

const LOOK_MS = 500
/** Proxies close what is silent; a comment keeps it open. */
const HEARTBEAT_MS = 15_000

/**
 * Server-sent events: `changed` with the number of the newest event whenever a rollout moved on, and
 * `ended` when nothing will move any more. What changed stands on the page, which is fetched anew.
 */
export async function* liveEvents(rolloutId: string, signal: AbortSignal): AsyncGenerator<string> {
  let seen = ''
  let spoke = Date.now()
  while (!signal.aborted && !app.isTerminating) {
    const stamp = await stampOf(rolloutId)
    if (stamp !== seen) {
      seen = stamp
      spoke = Date.now()
      yield `event: changed\ndata: ${stamp}\n\n`
    } else if (Date.now() - spoke > HEARTBEAT_MS) {
      spoke = Date.now()
      yield ': still here\n\n'
    }
    if ((await Rollout.find(rolloutId))?.hasEnded !== false) {
      yield 'event: ended\ndata: \n\n'
      return
    }
    await pause(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}

async function stampOf(rolloutId: string): Promise<string> {
  const row = await db
    .from('rollout_events')
    .where('rollout_id', rolloutId)
    .max('id as newest')
    .first()
  return String(row?.newest ?? 0)
}
