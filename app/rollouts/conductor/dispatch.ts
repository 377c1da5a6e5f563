import db from '@adonisjs/lucid/services/db'
import type { Handed } from '#rollouts/conductor/hand_out'
import { handOut, handOutLost, MOST } from '#rollouts/conductor/hand_out'
import { nextWithin } from '#rollouts/conductor/update_hours'
import type Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'

/**
 * Hands to the queue what may be worked now, and once more what was lost on its way.
 *
 * @returns whether anything is under way
 */
export async function dispatchSteps(rollout: Rollout): Promise<boolean> {
  const busy: Handed[] = await handedOf(rollout).whereNotNull('queued_at')
  await handOutLost(busy)
  let underWay = busy.length
  for (const server of await servers()) {
    const here = new Set(busy.filter((step) => step.server === server).map(({ batch }) => batch))
    underWay += await dispatchOn(rollout, server, rollout.concurrency - here.size)
  }
  return underWay > 0
}

function handedOf({ id }: Rollout) {
  return db
    .from('rollout_steps')
    .where('rollout_id', id)
    .select('id', 'clinic_id as clinicId', 'database_server_id as server', 'state', 'batch')
    .select('queued_at as queuedAt')
}

const SERVERS_MS = 10_000
let known = { ids: [] as string[], until: 0 }

/** Ids of all database servers; a new one is seen within seconds. */
async function servers(): Promise<string[]> {
  if (known.until < Date.now()) {
    const rows = await db.from('database_servers').select('id')
    known = { ids: rows.map(({ id }) => id), until: Date.now() + SERVERS_MS }
  }
  return known.ids
}

/**
 * Ways back first, then the new ones of the wave.
 *
 * @param room for so many batches, each of which works one clinic at a time
 * @returns how many batches were handed over
 */
async function dispatchOn(rollout: Rollout, server: string, room: number): Promise<number> {
  if (room <= 0) return 0
  const now = Date.now()
  const due = handedOf(rollout)
    .where('database_server_id', server)
    .whereNull('queued_at')
    .where((step) => step.whereNull('not_before').orWhere('not_before', '<=', now))
    .orderBy('position')
    .limit(rollout.concurrency * MOST)
  const back = await due.clone().whereIn('state', ['returning', 'finishing'])
  const pushed = await handOut(rollout, back, room)
  if (rollout.state !== 'running' || pushed >= room) return pushed
  const fresh = await due.where('state', 'waiting').where('wave', '<=', rollout.wave)
  return pushed + (await handOut(rollout, await inHours(rollout, fresh, now), room - pushed))
}

/** Those that may move now; the others are not asked again before their hours. */
async function inHours(rollout: Rollout, steps: Handed[], now: number) {
  await directory.foresee(steps.map(({ clinicId }) => clinicId))
  const later = new Map<number, string[]>()
  const due: Handed[] = []
  for (const step of steps) {
    const clinic = await directory.byId(step.clinicId)
    const moment = clinic ? earliest(rollout, clinic, now) : now
    if (moment <= now) due.push(step)
    else later.set(moment, [...(later.get(moment) ?? []), step.id])
  }
  for (const [notBefore, ids] of later) {
    await RolloutStep.query().whereIn('id', ids).update({ notBefore })
  }
  return due
}

/** The rollout's hours, and those of a clinic that asked for its own. */
function earliest(rollout: Rollout, clinic: Clinic, now: number): number {
  const own =
    clinic.updatePolicy === 'hours'
      ? nextWithin({ from: clinic.updateHoursFrom, to: clinic.updateHoursTo }, clinic.timeZone, now)
      : now
  const { hoursFrom: from, hoursTo: to } = rollout
  if (from === null || to === null) return own
  return Math.max(own, nextWithin({ from, to }, clinic.timeZone, now))
}
