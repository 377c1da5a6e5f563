import { RolloutRefusedError } from '#rollouts/errors'
import Rollout from '#rollouts/rollout'

/**
 * The rollout whose id begins so, as people copy it; the newest where nothing is given.
 *
 * @throws RolloutRefusedError where there is none, or more than one
 */
export async function findRollout(start = ''): Promise<Rollout> {
  const found = await Rollout.query()
    .where('id', 'like', `${start.replaceAll(/[^0-9a-f-]/gi, '')}%`)
    .orderBy('plannedAt', 'desc')
    .limit(2)
  if (found.length === 1 || (found.length > 1 && start === '')) return found[0]
  const message =
    found.length === 0 ? `There is no rollout ${start}.` : `${start} names several rollouts.`
  throw new RolloutRefusedError('unknown', message)
}
