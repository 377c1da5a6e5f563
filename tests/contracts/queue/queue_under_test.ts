import type { Group } from '@japa/runner/core'
import type { QueuedJob, QueueDriver } from '#queue/queue'

export interface QueueUnderTest {
  /** Another worker over the same queue. */
  makeDriver(): QueueDriver
  /** As if the time before the next try had passed. */
  letTimePass(): Promise<void>
  /** How many jobs are neither done nor given up. */
  open(): Promise<number>
  /** Codes of the errors that jobs were given up for. */
  parked(): Promise<string[]>
  clear(): Promise<void>
}

let count = 0
export function job(name = 'memos.stamp'): QueuedJob {
  count += 1
  return { name, clinicId: `clinic-${count}`, recordId: `record-${count}` }
}

/** Makes drivers for the tests of a group; each test begins with an empty queue and stops its own. */
export function driversFor(group: Group, subject: QueueUnderTest) {
  const drivers: QueueDriver[] = []

  const driver = () => {
    const made = subject.makeDriver()
    drivers.push(made)
    return made
  }

  group.each.setup(async () => {
    await subject.clear()
    return async () => {
      for (const made of drivers.splice(0)) await made.stop()
      await subject.clear()
    }
  })

  return driver
}
