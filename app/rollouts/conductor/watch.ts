import { registry } from '#releases/registry'
import type { Health } from '#releases/release_health'
import { releaseHealth } from '#releases/release_health'
import { ReleaseUnhealthyError } from '#rollouts/errors'
import type Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'

/** How far back a clinic's old release is compared with. */
const BEFORE_MS = 24 * 60 * 60 * 1_000
/** Fewer failures than these say nothing. */
const LEAST_FAILURES = 3
/** A release is bad that fails this much more often than the one before, and this often at all. */
const TIMES_WORSE = 2
const LEAST_RATE = 0.05

/**
 * Compares how the new release answers each watched clinic with how the old one did, and asks for
 * the way back where it clearly fails more. What was watched to its end is done.
 */
export async function judgeWatched(rollout: Rollout): Promise<void> {
  if (!isWatched(rollout)) return
  const watched = await RolloutStep.query().where({ rolloutId: rollout.id, state: 'watching' })
  for (const step of watched) {
    const isOver = (step.watchUntil ?? 0) <= Date.now()
    const verdict = await judge(rollout, step)
    if (verdict) await turnBack(rollout, step, verdict)
    else if (isOver) await endWatch(rollout, step)
  }
}

/** Whether clinics of this rollout have anything to do or to bear after their flip. */
function isWatched({ moduleKey, toVersion, watchMs }: Rollout): boolean {
  return watchMs > 0 || registry.find(moduleKey, toVersion)?.contract.backfills !== undefined
}

/** @returns what speaks against the release; `null` where nothing does */
async function judge(rollout: Rollout, step: RolloutStep): Promise<string | null> {
  const { moduleKey, toVersion } = rollout
  const flippedAt = step.flippedAt ?? Date.now()
  const now = Date.now()
  const after = await releaseHealth.of(step.clinicId, moduleKey, toVersion, flippedAt, now)
  if (after.failures < LEAST_FAILURES) return null
  const from = flippedAt - BEFORE_MS
  const before = await releaseHealth.of(step.clinicId, moduleKey, step.fromVersion, from, flippedAt)
  return isWorse(before, after)
    ? `${after.failures} of ${after.requests} requests failed with ${toVersion}, ${before.failures} of ${before.requests} with ${step.fromVersion} before.`
    : null
}

/** Whether what came after is clearly worse than what was before. */
export function isWorse(before: Health, after: Health): boolean {
  const [was, is] = [before, after].map(
    ({ requests, failures }) => failures / Math.max(1, requests)
  )
  return after.failures >= LEAST_FAILURES && is >= LEAST_RATE && is > TIMES_WORSE * was
}

async function turnBack(rollout: Rollout, step: RolloutStep, sentence: string) {
  const error = new ReleaseUnhealthyError(sentence)
  await changeWatched(rollout, step, 'returning', { error_code: error.code, error: sentence })
}

async function endWatch(rollout: Rollout, step: RolloutStep) {
  const release = registry.find(rollout.moduleKey, rollout.toVersion)
  if (release?.contract.backfills) await changeWatched(rollout, step, 'finishing')
  else await changeWatched(rollout, step, 'done', { ended_at: Date.now() })
}

async function changeWatched(
  rollout: Rollout,
  step: RolloutStep,
  state: string,
  changes: Record<string, unknown> = {}
) {
  const changed = await RolloutStep.query()
    .where({ id: step.id, state: 'watching' })
    .update({ state, ...changes })
  if (Number([changed].flat()[0]) !== 1) return
  const place = { rolloutId: rollout.id, stepId: step.id, clinicId: step.clinicId }
  const details = typeof changes.error === 'string' ? changes.error : undefined
  await recordEvent({ ...place, event: state, details })
}
