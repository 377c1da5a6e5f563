import { wake } from '#rollouts/conductor/conductor'
import RolloutStep from '#rollouts/rollout_step'
import { advance } from '#rollouts/steps/advance'

/** Works a step, and looks at once at what may follow: nobody waits for the next tick. */
export async function workStep(stepId: string): Promise<void> {
  await advance(stepId)
  const step = await RolloutStep.find(stepId)
  if (step) await wake(step.rolloutId)
}
