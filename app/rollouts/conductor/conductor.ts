import { hostname } from 'node:os'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import rollouts from '#config/rollouts'
import { stopOverBudget } from '#rollouts/conductor/budget'
import { dispatchSteps } from '#rollouts/conductor/dispatch'
import { judgeWatched } from '#rollouts/conductor/watch'
import { turnWave } from '#rollouts/conductor/waves'
import Rollout from '#rollouts/rollout'

/** A conductor that died leaves its rollout to the next one after this long. */
const CLAIM_MS = 10_000
const AFTER_THE_FLIP = ['watching', 'finishing', 'returning']
const ME = `${hostname()}:${process.pid}`

/**
 * Looks after rollouts: judges the clinics that are watched, keeps the failure budget, turns waves
 * and hands steps to the queue. It stores nothing but in the database, so any number of processes
 * may have one; a claim lets one at a time decide about a rollout.
 */
export class Conductor {
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> | undefined

  start() {
    this.stop()
    this.#timer = setInterval(() => void this.tick(), rollouts.tickMs).unref()
  }

  stop() {
    clearInterval(this.#timer)
  }

  /** One look at every rollout that is under way; never two at once in this process. */
  tick(): Promise<void> {
    this.#round ??= this.#lookAtAll()
      .catch(report)
      .finally(() => (this.#round = undefined))
    return this.#round
  }

  /** Waits for the round under way. */
  async settle() {
    await this.#round
  }

  async #lookAtAll() {
    const [open, unfinished] = await Promise.all([
      db.from('rollouts').whereIn('state', ['running', 'paused', 'reverting']).select('id'),
      // Of any rollout: what has moved is watched to its end, and one clinic may be taken back.
      db
        .from('rollout_steps')
        .whereIn('state', AFTER_THE_FLIP)
        .orWhereNotNull('queued_at')
        .distinct('rollout_id as id'),
    ])
    for (const id of new Set([...open, ...unfinished].map((one) => one.id))) await conduct(id)
  }
}

const awake = new Map<string, Promise<void>>()
const askedAgain = new Set<string>()

/** Looks at a rollout soon: once for all who ask while somebody of this process is looking. */
export function wake(rolloutId: string): Promise<void> {
  const looking = awake.get(rolloutId)
  if (looking) {
    askedAgain.add(rolloutId)
    return looking
  }
  const look = conduct(rolloutId).finally(() => {
    awake.delete(rolloutId)
    if (askedAgain.delete(rolloutId)) void wake(rolloutId).catch(report)
  })
  awake.set(rolloutId, look)
  return look
}

/** Decides about one rollout, unless somebody is at it: then they, or the next tick, will. */
export async function conduct(rolloutId: string): Promise<void> {
  const claim = `${ME}:${Math.random().toString(36).slice(2, 10)}`
  if (!(await take(rolloutId, claim))) return
  try {
    const rollout = await Rollout.find(rolloutId)
    if (!rollout) return
    await judgeWatched(rollout)
    await stopOverBudget(rollout)
    const isMoving = await dispatchSteps(rollout)
    if (!isMoving && (await turnWave(rollout))) await dispatchSteps(rollout)
  } finally {
    await db
      .from('rollouts')
      .where({ id: rolloutId, conductor: claim })
      .update({ conducted_until: 0 })
  }
}

function report(error: unknown) {
  logger.warn({ err: error }, 'the conductor could not look at its rollouts')
}

async function take(rolloutId: string, claim: string) {
  const now = Date.now()
  const changed = await db
    .from('rollouts')
    .where('id', rolloutId)
    .where('conducted_until', '<', now)
    .update({ conductor: claim, conducted_until: now + CLAIM_MS })
  return Number([changed].flat()[0]) === 1
}

export const conductor = new Conductor()
