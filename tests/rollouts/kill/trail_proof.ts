import db from '@adonisjs/lucid/services/db'
import type Rollout from '#rollouts/rollout'

interface Line {
  clinic_id: string
  event: string
  fence: number | null
  actor: string | null
}

/**
 * Reads the trail for what must never be: an act in a clinic under a fence that was not the newest,
 * or two holders of one fence.
 *
 * @returns a sentence for each such act
 */
export async function overlapsIn(rollout: Rollout): Promise<string[]> {
  const lines: Line[] = await db
    .from('rollout_events')
    .where('rollout_id', rollout.id)
    .whereNotNull('fence')
    .orderBy('id')
  const newest = new Map<string, { fence: number; actor: string | null }>()
  const wrong: string[] = []
  for (const { clinic_id: clinic, event, fence, actor } of lines) {
    const now = newest.get(clinic)
    const own = Number(fence)
    if (event === 'taken') {
      if (now && own <= now.fence) wrong.push(`${clinic} was taken twice under ${own}`)
      newest.set(clinic, { fence: own, actor })
    } else if (own !== now?.fence || actor !== now.actor) {
      wrong.push(
        `${clinic}: ${event} under ${own} of ${actor}, while ${now?.fence} was ${now?.actor}'s`
      )
    }
  }
  return wrong
}
