import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { wake } from '#rollouts/conductor/conductor'
import { Batch } from '#rollouts/steps/batch'
import { traffic } from '#tenancy/traffic'

/**
 * A process that answers people as well rests so many times as long as it worked. With 50, one that
 * moves two clinics at a time still moves about 800 a minute.
 */
const RESTS = 50

/** Works a batch, and looks at once at what may follow: nobody waits for the next tick. */
export async function workBatch(id: string): Promise<void> {
  const batch = await Batch.take(id)
  if (!batch) return
  await batch.work(rest)
  await traffic.lull()
  await wake(batch.rollout.id)
}

async function rest(worked: number) {
  if (app.getEnvironment() === 'web') await pause(RESTS * worked)
}
