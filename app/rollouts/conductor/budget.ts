import db from '@adonisjs/lucid/services/db'
import Rollout from '#rollouts/rollout'
import { recordEvent } from '#rollouts/trail'

/**
 * Stops a rollout that fails too often: in number, or as a part of its wave, so that a canary ring of one
 * clinic stops it at once. Clinics that were not touched stay where they are.
 */
export async function stopOverBudget(rollout: Rollout): Promise<void> {
  if (rollout.state !== 'running') return
  const failed = await failuresOf(rollout)
  if (failed.length === 0) return
  const part = failed.filter(({ wave }) => Number(wave) === rollout.wave).length
  const isOver =
    failed.length > rollout.budgetCount ||
    part * 100 > rollout.budgetPercent * (await sizeOf(rollout))
  if (!isOver) return
  const [example] = failed
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

/** One that a person took back is none: it carries no error. */
async function failuresOf({ id }: Rollout): Promise<Failure[]> {
  return db
    .from('rollout_steps')
    .where('rollout_id', id)
    .whereIn('state', ['failed', 'reverted', 'returning'])
    .whereNotNull('error_code')
    .orderBy('position')
    .select('wave', 'error_code', 'error')
}

/** How many clinics the present wave has. */
async function sizeOf({ id, wave }: Rollout): Promise<number> {
  const steps = db.from('rollout_steps').where({ rollout_id: id, wave })
  const row = await steps.count('* as size').first()
  return Number(row.size)
}

interface Failure {
  wave: number
  error_code: string
  error: string | null
}
