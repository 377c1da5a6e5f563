import db from '@adonisjs/lucid/services/db'
import { queue } from '#queue/queue'
import { ClinicLease } from '#rollouts/clinic_lease'
import { nextWithin } from '#rollouts/conductor/update_hours'
import rollouts from '#config/rollouts'
import type Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type { StepState } from '#rollouts/rollout_step'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'

/** The platform's job that takes a step on. */
export const STEP_JOB = 'rollouts.step'

/**
 * Hands to the queue what may be worked now, and once more what was lost on its way.
 *
 * @returns whether anything is under way
 */
export async function dispatchSteps(rollout: Rollout): Promise<boolean> {
  const busy = await RolloutStep.query().where('rolloutId', rollout.id).whereNotNull('queuedAt')
  await pushLost(busy)
  let underWay = busy.length
  for (const server of await servers()) {
    const here = busy.filter(({ databaseServerId }) => databaseServerId === server).length
    underWay += await dispatchOn(rollout, server, rollout.concurrency - here)
  }
  return underWay > 0
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
 * Ways back first, then what has begun, then the new ones of the wave.
 *
 * @returns how many were handed over
 */
async function dispatchOn(rollout: Rollout, server: string, room: number): Promise<number> {
  if (room <= 0) return 0
  const now = Date.now()
  const due = RolloutStep.query()
    .where({ rolloutId: rollout.id, databaseServerId: server })
    .whereNull('queuedAt')
    .where((step) => step.whereNull('notBefore').orWhere('notBefore', '<=', now))
  const back = await due.clone().whereIn('state', ['returning', 'finishing']).limit(room)
  for (const step of back) await push(step)
  if (rollout.state !== 'running' || back.length >= room) return back.length
  const fresh = await due
    .where('state', 'waiting')
    .where('wave', '<=', rollout.wave)
    .orderBy('position')
    .limit(room - back.length)
  let pushed = back.length
  for (const step of fresh) {
    const clinic = await directory.byId(step.clinicId)
    const moment = clinic ? earliest(rollout, clinic, now) : now
    if (moment > now) await RolloutStep.query().where('id', step.id).update({ notBefore: moment })
    else if (await push(step)) pushed++
  }
  return pushed
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

async function push({ id, state }: RolloutStep): Promise<boolean> {
  if (!(await mark(id, state, null))) return false
  await queue.push({ name: STEP_JOB, clinicId: null, recordId: id, key: id })
  return true
}

/** A worker that died holds its clinic until its lease runs out; a job may be lost with its queue. */
async function pushLost(busy: RolloutStep[]) {
  const late = busy.filter(({ queuedAt }) => (queuedAt ?? 0) < Date.now() - rollouts.leaseMs)
  if (late.length === 0) return
  const held = await ClinicLease.heldOf(late.map(({ clinicId }) => clinicId))
  for (const { id, state, queuedAt, clinicId } of late) {
    if (held.has(clinicId)) continue
    if (await mark(id, state, queuedAt)) {
      await queue.push({ name: STEP_JOB, clinicId: null, recordId: id, key: id })
    }
  }
}

async function mark(id: string, state: StepState, before: number | null) {
  const step = RolloutStep.query().where({ id, state })
  if (before === null) step.whereNull('queuedAt')
  else step.where('queuedAt', before)
  const changed = await step.update({ queuedAt: Date.now() })
  return Number([changed].flat()[0]) === 1
}
