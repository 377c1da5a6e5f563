import { setTimeout as pause } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { wake } from '#rollouts/conductor/conductor'
import { advance } from '#rollouts/steps/advance'

/** A process that answers people as well rests so many times as long as it worked: they come first. */
const RESTS = 3

/** Works a step, and looks at once at what may follow: nobody waits for the next tick. */
export async function workStep(stepId: string): Promise<void> {
  const began = performance.now()
  const rolloutId = await advance(stepId)
  if (app.getEnvironment() === 'web') await pause(RESTS * (performance.now() - began))
  if (rolloutId) await wake(rolloutId)
}
