import type { Group } from '@japa/runner/core'
import { runJob } from '#gateway/job_runner'
import { queue } from '#queue/queue'
import { conductor } from '#rollouts/conductor/conductor'

/** Leaves all the work of a group to other processes, which may be killed. */
export function workElsewhere(group: Group) {
  group.setup(async () => {
    conductor.stop()
    await conductor.settle()
    await queue.stop()
  })
  group.teardown(async () => {
    await queue.start(runJob)
    conductor.start()
  })
}
