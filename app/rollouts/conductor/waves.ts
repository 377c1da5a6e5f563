import RolloutStep, { OVER, STEP_STATES } from '#rollouts/rollout_step'
import Rollout, { type RolloutState } from '#rollouts/rollout'
import { recordEvent } from '#rollouts/trail'

/**
 * Goes to the next wave when every clinic of this one has come to its end and the soak is over.
 *
 * @returns whether another wave has begun
 */
export async function turnWave(rollout: Rollout): Promise<boolean> {
  if (rollout.state === 'reverting') return endReverting(rollout)
  if (rollout.state !== 'running' || (await hasOpen(rollout))) return false
  if (rollout.wave + 1 >= rollout.waves.length) return end(rollout, 'done')
  const now = Date.now()
  if (rollout.soakUntil === null && rollout.soakMs > 0) {
    const soakUntil = now + rollout.soakMs
    await change(rollout, { soakUntil })
    return false
  }
  if ((rollout.soakUntil ?? 0) > now) return false
  await change(rollout, { wave: rollout.wave + 1, soakUntil: null })
  const details = String(rollout.wave + 1)
  await recordEvent({ rolloutId: rollout.id, event: 'rollout.wave', details })
  // A wave may be empty: its clinics were removed or moved already.
  await turnWave(rollout)
  return true
}

const OPEN = STEP_STATES.filter((state) => !OVER.includes(state))

async function hasOpen(rollout: Rollout) {
  const open = await RolloutStep.query()
    .where({ rolloutId: rollout.id })
    .whereIn('state', OPEN)
    .where('wave', '<=', rollout.wave)
    .first()
  return open !== null
}

async function endReverting(rollout: Rollout) {
  // One that flipped at the very moment when everybody was asked back.
  await RolloutStep.query()
    .where('rolloutId', rollout.id)
    .whereIn('state', ['done', 'watching', 'finishing'])
    .update({ state: 'returning', queuedAt: null, endedAt: null })
  const busy = await RolloutStep.query()
    .where('rolloutId', rollout.id)
    .where((step) => step.where('state', 'returning').orWhereNotNull('queuedAt'))
    .first()
  return busy ? false : end(rollout, 'reverted')
}

async function end(rollout: Rollout, state: RolloutState) {
  if (await change(rollout, { state, endedAt: Date.now() })) {
    await recordEvent({ rolloutId: rollout.id, event: `rollout.${state}` })
  }
  return false
}

/** Unless a person changed its state meanwhile. */
async function change(rollout: Rollout, values: Partial<Rollout>) {
  const { state } = rollout
  const changed = await Rollout.query().where({ id: rollout.id, state }).update(values)
  rollout.merge(values)
  return Number([changed].flat()[0]) === 1
}
