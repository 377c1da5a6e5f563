import db from '@adonisjs/lucid/services/db'
import { queue } from '#queue/queue'
import { ClinicLease } from '#rollouts/clinic_lease'
import { nextWithin } from '#rollouts/conductor/update_hours'
import rollouts from '#config/rollouts'
import type Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type { StepState } from '#rollouts/rollout_step'
import type Clinic from '#tenancy/clinic'

/** The platform's job that takes a step on. */
export const STEP_JOB = 'rollouts.step'

/** Hands to the queue what may be worked now, and once more what was lost on its way. */
export async function dispatchSteps(rollout: Rollout): Promise<void> {
  const busy = await RolloutStep.query().where('rolloutId', rollout.id).whereNotNull('queuedAt')
  await pushLost(busy)
  const perServer = new Map<string, number>()
  for (const { databaseServerId: server } of busy) {
    perServer.set(server, (perServer.get(server) ?? 0) + 1)
  }
  for (const { id } of await db.from('database_servers').select('id')) {
    const room = rollout.concurrency - (perServer.get(id) ?? 0)
    if (room > 0) await dispatchOn(rollout, id, room)
  }
}

/** Ways back first, then what has begun, then the new ones of the wave. */
async function dispatchOn(rollout: Rollout, server: string, room: number) {
  const now = Date.now()
  const due = RolloutStep.query()
    .where({ rolloutId: rollout.id, databaseServerId: server })
    .whereNull('queuedAt')
    .where((step) => step.whereNull('notBefore').orWhere('notBefore', '<=', now))
  const back = await due.clone().whereIn('state', ['returning', 'finishing']).limit(room)
  for (const step of back) await push(step)
  if (rollout.state !== 'running' || back.length >= room) return
  const fresh = await due
    .clone()
    .where('state', 'waiting')
    .where('wave', '<=', rollout.wave)
    .orderBy('position')
    .limit(room - back.length)
    .preload('clinic')
  for (const step of fresh) {
    const moment = earliest(rollout, step.clinic, now)
    if (moment > now) await RolloutStep.query().where('id', step.id).update({ notBefore: moment })
    else await push(step)
  }
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

async function push({ id, state }: RolloutStep) {
  if (!(await mark(id, state, null))) return
  await queue.push({ name: STEP_JOB, clinicId: null, recordId: id, key: id })
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
