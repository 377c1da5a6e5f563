import logger from '@adonisjs/core/services/logger'
import { ClinicLease } from '#rollouts/clinic_lease'
import { FencedOffError, sentenceOf } from '#rollouts/errors'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'
import { PHASES } from '#rollouts/steps/phases'
import { StepWork } from '#rollouts/steps/step_work'
import { isTransient } from '#rollouts/steps/transient'
import Clinic from '#tenancy/clinic'

/** How often a step is tried that fails for reasons which pass, and how long it waits at most. */
const MOST_ATTEMPTS = 20
const LONGEST_WAIT_MS = 30_000

/** States in which the clinic is served by its old release as ever: a halt may leave it there. */
const MAY_HALT = ['waiting', 'preflight', 'expanding', 'backfilling', 'verifying']

/**
 * Takes a step as far as it goes. The job that names it is only a nudge: what is to be done stands
 * in the step, and who may do it is whoever gets the clinic's lease.
 */
export async function advance(stepId: string): Promise<void> {
  const named = await RolloutStep.find(stepId)
  if (!named || named.queuedAt === null) return
  const lease = await ClinicLease.take(named.clinicId)
  // Somebody is at it, or died a moment ago: the conductor asks again when the lease has run out.
  if (!lease) return
  try {
    await walk(stepId, lease)
  } catch (error) {
    if (!(error instanceof FencedOffError)) throw error
    logger.warn({ step: stepId }, 'a step was taken over by another worker')
  } finally {
    await lease.release()
  }
}

async function walk(stepId: string, lease: ClinicLease) {
  // Read again: it may have moved before the lease was ours.
  const step = await RolloutStep.find(stepId)
  if (!step || step.queuedAt === null) return
  const rollout = await Rollout.findOrFail(step.rolloutId)
  const clinic = await Clinic.query().where('id', step.clinicId).preload('databaseServer').first()
  if (!clinic) return
  const work = new StepWork(rollout, step, clinic, lease)
  const place = { rolloutId: rollout.id, stepId, clinicId: clinic.id }
  const mark = { ...place, fence: lease.fence, actor: lease.holder }
  await recordEvent({ ...mark, event: 'taken', details: step.state })
  try {
    await walkOn(work)
  } finally {
    await recordEvent({ ...mark, event: 'left', details: step.state })
  }
}

async function walkOn(work: StepWork) {
  const { step } = work
  for (;;) {
    const phase = PHASES[step.state]
    if (!phase || step.queuedAt === null) return
    work.check()
    if (MAY_HALT.includes(step.state) && !(await isRunning(step.rolloutId))) {
      return work.move('waiting', { queuedAt: null })
    }
    try {
      await phase(work)
    } catch (error) {
      if (error instanceof FencedOffError) throw error
      return fail(work, error)
    }
  }
}

async function isRunning(rolloutId: string) {
  const rollout = await Rollout.find(rolloutId)
  return rollout?.state === 'running'
}

/** Before the flip the clinic stays where it was. What may pass is tried again, what will not is told. */
async function fail(work: StepWork, error: unknown) {
  const { step, rollout, clinic } = work
  const told = {
    errorCode: ((error as { code?: string }).code ?? 'unknown').slice(0, 60),
    error: sentenceOf(error).slice(0, 500),
    attempts: step.attempts + 1,
    queuedAt: null,
  }
  logger.warn({ err: error, clinic: clinic.id, rollout: rollout.id }, 'a step of a rollout failed')
  if (isTransient(error) && told.attempts < MOST_ATTEMPTS) {
    const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** told.attempts)
    const again = ['finishing', 'returning'].includes(step.state) ? step.state : 'waiting'
    return work.move(again, { ...told, notBefore: Date.now() + wait })
  }
  return work.move('failed', { ...told, endedAt: Date.now() })
}
