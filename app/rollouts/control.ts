import { recordOnPlatform } from '#audit/platform_trail'
import { ledger } from '#releases/ledger'
import { conduct } from '#rollouts/conductor/conductor'
import { RolloutRefusedError } from '#rollouts/errors'
import Rollout, { type RolloutState } from '#rollouts/rollout'
import RolloutStep, { type StepState } from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'

/** Who acts; `undefined` where the platform does by itself. */
export type Actor = { id: string; name: string } | undefined

/** From which states a person may bring a rollout into each. */
const FROM: Partial<Record<RolloutState, readonly RolloutState[]>> = {
  running: ['planned', 'paused', 'stopped'],
  paused: ['running'],
  cancelled: ['planned', 'running', 'paused', 'stopped'],
  reverting: ['running', 'paused', 'stopped', 'done', 'cancelled'],
}

/** Lets a planned rollout begin, or one that was paused or stopped go on. */
export async function startRollout(rollout: Rollout, actor?: Actor) {
  const fresh = { startedAt: rollout.startedAt ?? Date.now(), reason: null, reasonCode: null }
  await change(
    rollout,
    'running',
    rollout.state === 'planned' ? 'started' : 'resumed',
    actor,
    fresh
  )
  await conduct(rollout.id)
}

/** Clinics under way end their step or stay on their release; nothing new begins. */
export function pauseRollout(rollout: Rollout, actor?: Actor) {
  return change(rollout, 'paused', 'paused', actor)
}

/** For good. What has moved stays moved, and is watched to its end. */
export async function cancelRollout(rollout: Rollout, actor?: Actor) {
  await change(rollout, 'cancelled', 'cancelled', actor, { endedAt: Date.now() })
  await skipWaiting(rollout)
}

/** Points every clinic back that this rollout moved. */
export async function revertRollout(rollout: Rollout, actor?: Actor) {
  if (rollout.kind === 'contract') {
    const message = 'What contract took away cannot come back by a pointer; restore the snapshot.'
    throw new RolloutRefusedError('contract', message)
  }
  await change(rollout, 'reverting', 'reverted', actor, { endedAt: null })
  await RolloutStep.query()
    .where('rolloutId', rollout.id)
    .whereIn('state', ['done', 'watching', 'finishing'])
    .update({ state: 'returning', queuedAt: null, notBefore: null, endedAt: null })
  await skipWaiting(rollout)
  await conduct(rollout.id)
}

/** Tries a clinic again that failed or went back. */
export async function retryStep(rollout: Rollout, step: RolloutStep, actor?: Actor) {
  const cleared = { attempts: 0, errorCode: null, error: null, notBefore: null, endedAt: null }
  await changeStep(step, ['failed', 'reverted', 'skipped'], 'waiting', cleared, actor)
  if (['done', 'cancelled', 'reverted'].includes(rollout.state)) {
    await Rollout.query().where('id', rollout.id).update({ state: 'running', endedAt: null })
  }
  await conduct(rollout.id)
}

/** Leaves a clinic out. */
export async function skipStep(rollout: Rollout, step: RolloutStep, actor?: Actor) {
  const cleared = { errorCode: null, endedAt: Date.now(), queuedAt: null }
  await changeStep(step, ['waiting', 'failed'], 'skipped', cleared, actor)
  await conduct(rollout.id)
}

/** Takes one clinic back to the release it ran before, while that can be done by the pointer. */
export async function revertStep(rollout: Rollout, step: RolloutStep, actor?: Actor) {
  const cleared = { queuedAt: null, notBefore: null, endedAt: null, attempts: 0 }
  await changeStep(step, ['done', 'watching'], 'returning', cleared, actor)
  await conduct(rollout.id)
}

/** Keeps a clinic where it is, or lets rollouts move it again. */
export async function pinRelease(
  clinicId: string,
  moduleKey: string,
  isPinned: boolean,
  actor?: Actor
) {
  await ledger.pin(clinicId, moduleKey, isPinned, actor?.name)
  const action = isPinned ? 'release.pin' : 'release.unpin'
  await recordOnPlatform({ action, agent: actor, clinicId, details: { module: moduleKey } })
}

/** Handed out or not: a worker that has one in hand by now cannot flip it any more. */
function skipWaiting({ id: rolloutId }: Rollout) {
  return RolloutStep.query()
    .where({ rolloutId, state: 'waiting' })
    .update({ state: 'skipped', endedAt: Date.now(), queuedAt: null })
}

async function change(
  rollout: Rollout,
  state: RolloutState,
  verb: string,
  actor: Actor,
  values: Partial<Rollout> = {}
) {
  const from = rollout.state
  const allowed = FROM[state]?.includes(from)
  const changed = allowed
    ? await Rollout.query()
        .where({ id: rollout.id, state: from })
        .update({ ...values, state })
    : 0
  if (Number([changed].flat()[0]) !== 1) {
    throw new RolloutRefusedError('state', `A rollout that is ${from} cannot be ${verb}.`)
  }
  rollout.merge({ ...values, state })
  await recordEvent({ rolloutId: rollout.id, event: `rollout.${verb}`, actor: actor?.name })
  const details = { release: rollout.release }
  const entity = { type: 'rollout', id: rollout.id }
  await recordOnPlatform({ action: `rollout.${verb}`, agent: actor, entity, details })
}

async function changeStep(
  step: RolloutStep,
  from: readonly StepState[],
  state: StepState,
  values: Partial<RolloutStep>,
  actor: Actor
) {
  const before = step.state
  const changed = from.includes(before)
    ? await RolloutStep.query()
        .where({ id: step.id, state: before })
        .whereNull('queuedAt')
        .update({ ...values, state })
    : 0
  if (Number([changed].flat()[0]) !== 1) {
    throw new RolloutRefusedError('step', `A clinic that is ${before} cannot become ${state} now.`)
  }
  step.merge({ ...values, state })
  const place = { rolloutId: step.rolloutId, stepId: step.id, clinicId: step.clinicId }
  await recordEvent({ ...place, event: `step.${state}`, actor: actor?.name })
}
