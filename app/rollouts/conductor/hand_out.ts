import { v7 } from 'uuid'
import rollouts from '#config/rollouts'
import { queue } from '#queue/queue'
import { ClinicLeases } from '#rollouts/clinic_leases'
import type Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type { StepState } from '#rollouts/rollout_step'

/** The platform's job that works a batch; jobs that wait keep the name it had when it took one step. */
export const BATCH_JOB = 'rollouts.step'

/** Clinics that a worker takes in one go, at most. */
export const MOST = 25

/** What is asked of steps here, past the model: there may be a hundred at each look. */
export interface Handed {
  id: string
  clinicId: string
  server: string
  state: StepState
  batch: string | null
  queuedAt: number | null
}

/**
 * Hands steps to the queue, in equal parts for as many workers as may be at it: a few clinics are
 * worked side by side.
 *
 * @param room for so many batches
 * @returns how many were handed over
 */
export async function handOut({ concurrency }: Rollout, steps: Handed[], room: number) {
  const size = Math.min(MOST, Math.ceil(steps.length / concurrency))
  const batches = chunksOf(steps, size).slice(0, room)
  let pushed = 0
  for (const batch of batches) if (await push(batch)) pushed++
  return pushed
}

/** A worker that died holds its clinics until their leases run out; a job may be lost with its queue. */
export async function handOutLost(busy: Handed[]) {
  const late = busy.filter(({ queuedAt }) => (queuedAt ?? 0) < Date.now() - rollouts.leaseMs)
  if (late.length === 0) return
  const held = await ClinicLeases.heldOf(late.map(({ clinicId }) => clinicId))
  const lost = late.filter(({ clinicId }) => !held.has(clinicId))
  for (const batch of new Set(lost.map((step) => step.batch))) {
    await push(lost.filter((step) => step.batch === batch))
  }
}

/** Unless another conductor was faster, or a person took them out. */
async function push(steps: Handed[]): Promise<boolean> {
  const batch = v7()
  const [{ queuedAt }] = steps
  const free = RolloutStep.query()
    .whereIn(
      'id',
      steps.map(({ id }) => id)
    )
    .whereIn('state', [...new Set(steps.map(({ state }) => state))])
  if (queuedAt === null) free.whereNull('queuedAt')
  else free.where({ queuedAt })
  const marked = await free.update({ batch, queuedAt: Date.now() })
  if (Number([marked].flat()[0]) === 0) return false
  await queue.push({ name: BATCH_JOB, clinicId: null, recordId: batch, key: batch })
  return true
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < all.length; at += size) chunks.push(all.slice(at, at + size))
  return chunks
}
