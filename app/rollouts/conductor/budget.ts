import db from '@adonisjs/lucid/services/db'
import Rollout from '#rollouts/rollout'
import { recordEvent } from '#rollouts/trail'

/**
 * Stops a rollout that fails too often: in number, or as a part of its wave, so that a canary ring of one
 * clinic stops it at once. Clinics that were not touched stay where they are.
 */
export async function stopOverBudget(rollout: Rollout): Promise<void> {
  if (rollout.state !== 'running') return
  const steps = await db
    .from('rollout_steps')
    .where('rollout_id', rollout.id)
    .select('wave', 'state', 'error_code')
    .count('* as total')
    .groupBy('wave', 'state', 'error_code')
  const failed = steps.filter(isFailure)
  const inWave = steps.filter(({ wave }) => Number(wave) === rollout.wave)
  const total = sum(failed)
  const [part, size] = [sum(inWave.filter(isFailure)), sum(inWave)]
  const isOver = total > rollout.budgetCount || part * 100 > rollout.budgetPercent * size
  if (total === 0 || !isOver) return
  const example = await db
    .from('rollout_steps')
    .where('rollout_id', rollout.id)
    .whereNotNull('error')
    .whereIn('state', ['failed', 'reverted', 'returning'])
    .orderBy('position')
    .first()
  const why = {
    state: 'stopped' as const,
    reasonCode: example?.error_code ?? 'unknown',
    reason: String(example?.error ?? ''),
  }
  const changed = await Rollout.query().where({ id: rollout.id, state: 'running' }).update(why)
  if (Number([changed].flat()[0]) !== 1) return
  rollout.merge(why)
  await recordEvent({ rolloutId: rollout.id, event: 'rollout.stopped', details: why.reason })
}

interface Group {
  state: string
  error_code: string | null
  total: number
}

/** One that a person took back is none. */
function isFailure({ state, error_code: code }: Group) {
  return state === 'failed' || (code !== null && (state === 'reverted' || state === 'returning'))
}

function sum(groups: Group[]) {
  return groups.reduce((total, group) => total + Number(group.total), 0)
}
