import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { wake } from '#rollouts/conductor/conductor'
import { traffic } from '#tenancy/traffic'
import { advance } from '#rollouts/steps/advance'

/**
 * A process that answers people as well rests so many times as long as it worked. With 20, one that
 * moves two clinics at a time still moves about 2,500 a minute.
 */
const RESTS = 20

/** Works a step, and looks at once at what may follow: nobody waits for the next tick. */
export async function workStep(stepId: string): Promise<void> {
  const began = performance.now()
  const rolloutId = await advance(stepId)
  if (app.getEnvironment() === 'web') await pause(RESTS * (performance.now() - began))
  await traffic.lull()
  if (rolloutId) await wake(rolloutId)
}
