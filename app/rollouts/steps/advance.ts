import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { ClinicLease } from '#rollouts/clinic_lease'
import { FencedOffError, sentenceOf } from '#rollouts/errors'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'
import { withSchemaRights } from '#rollouts/schema/change_schema'
import { PHASES } from '#rollouts/steps/phases'
import { StepWork } from '#rollouts/steps/step_work'
import { isTransient } from '#rollouts/steps/transient'
import { traffic } from '#tenancy/traffic'
import { directory } from '#tenancy/clinic_directory'

/** How often a step is tried that fails for reasons which pass, and how long it waits at most. */
const MOST_ATTEMPTS = 20
const LONGEST_WAIT_MS = 30_000

/** Before these, while the clinic is served by its old release, a halt is heeded. */
const MAY_HALT = ['backfilling', 'verifying']

/**
 * Takes a step as far as it goes. The job that names it is only a nudge: what is to be done stands
 * in the step, and who may do it is whoever gets the clinic's lease.
 *
 * @returns id of its rollout, where something may have moved
 */
export async function advance(stepId: string): Promise<string | null> {
  const named = await RolloutStep.find(stepId)
  if (!named || named.queuedAt === null) return null
  const lease = await ClinicLease.take(named.clinicId)
  // Somebody is at it, or died a moment ago: the conductor asks again when the lease has run out.
  if (!lease) return null
  try {
    await walk(stepId, lease)
  } catch (error) {
    if (!(error instanceof FencedOffError)) throw error
    logger.warn({ step: stepId }, 'a step was taken over by another worker')
  } finally {
    await lease.release()
  }
  return named.rolloutId
}

async function walk(stepId: string, lease: ClinicLease) {
  // Read again: it may have moved before the lease was ours.
  const step = await RolloutStep.find(stepId)
  if (!step || step.queuedAt === null) return
  const rollout = await Rollout.findOrFail(step.rolloutId)
  const clinic = await directory.byId(step.clinicId)
  if (!clinic) return leaveOut(step)
  const place = { rolloutId: rollout.id, stepId, clinicId: clinic.id }
  const mark = { ...place, fence: lease.fence, actor: lease.holder }
  await recordEvent({ ...mark, event: 'taken', details: step.state })
  const at = { rollout, step, clinic, lease }
  if (step.state === 'waiting' && rollout.state !== 'running') {
    return new StepWork(at).pass('waiting', { queuedAt: null })
  }
  try {
    await withSchemaRights(clinic, (client) => walkOn(new StepWork(at, client)))
  } catch (error) {
    if (error instanceof FencedOffError) throw error
    await fail(new StepWork(at), error)
  }
}

/** A clinic that is being removed, or made, is nobody's to move. */
function leaveOut({ id }: RolloutStep) {
  const changes = { state: 'skipped', queuedAt: null, endedAt: Date.now() } as const
  return RolloutStep.query().where('id', id).update(changes)
}

async function walkOn(work: StepWork) {
  const { step } = work
  for (;;) {
    const phase = PHASES[step.state]
    if (!phase || step.queuedAt === null) return
    work.check()
    if (MAY_HALT.includes(step.state) && !(await isRunning(step.rolloutId))) {
      return work.pass('waiting', { queuedAt: null })
    }
    // In a process that answers people as well, they come first.
    await traffic.lull()
    await phase(work)
  }
}

async function isRunning(rolloutId: string) {
  const { state } = (await db.from('rollouts').where('id', rolloutId).select('state').first()) ?? {}
  return state === 'running'
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
