import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { FencedOffError, sentenceOf } from '#rollouts/errors'
import type { SchemaRights } from '#rollouts/schema/schema_rights'
import { PHASES } from '#rollouts/steps/phases'
import type { StepWork } from '#rollouts/steps/step_work'
import { isTransient } from '#rollouts/steps/transient'
import { selectRows } from '#tenancy/select_rows'
import { traffic } from '#tenancy/traffic'

/** How often a step is tried that fails for reasons which pass, and how long it waits at most. */
const MOST_ATTEMPTS = 20
const LONGEST_WAIT_MS = 30_000
/** A state in which a clinic is longer than this is shown. */
const NOTE_MS = 250

/** Before these, while the clinic is served by its old release, a halt is heeded. */
const MAY_HALT = ['backfilling', 'verifying']

/**
 * Takes a step as far as it goes.
 *
 * @returns whether all went well
 */
export async function walk(work: StepWork, rights: SchemaRights): Promise<boolean> {
  const slow = setInterval(() => void work.note().catch(unnoted), NOTE_MS).unref()
  try {
    await rights.in(work.clinic, (client) => walkOn(work.opened(client)))
    return true
  } catch (error) {
    if (error instanceof FencedOffError) {
      logger.warn({ step: work.step.id }, 'a step was taken over by another worker')
      return true
    }
    fail(work, error)
    return false
  } finally {
    clearInterval(slow)
  }
}

export async function isRunning(rolloutId: string): Promise<boolean> {
  const asked = 'select state from rollouts where id = ?'
  const [rollout] = await selectRows<{ state: string }>(db.connection(), asked, [rolloutId])
  return rollout?.state === 'running'
}

async function walkOn(work: StepWork) {
  const { step } = work
  for (;;) {
    const phase = PHASES[step.state]
    if (!phase || step.queuedAt === null) return
    work.check()
    if (MAY_HALT.includes(step.state) && !(await isRunning(step.rolloutId))) {
      return work.end('waiting')
    }
    // In a process that answers people as well, they come first.
    await traffic.lull()
    await phase(work)
  }
}

/** Before the flip the clinic stays where it was. What may pass is tried again, what will not is told. */
function fail(work: StepWork, error: unknown) {
  const { step, rollout, clinic } = work
  const told = {
    errorCode: ((error as { code?: string }).code ?? 'unknown').slice(0, 60),
    error: sentenceOf(error).slice(0, 500),
    attempts: step.attempts + 1,
  }
  logger.warn({ err: error, clinic: clinic.id, rollout: rollout.id }, 'a step of a rollout failed')
  if (isTransient(error) && told.attempts < MOST_ATTEMPTS) {
    const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** told.attempts)
    const again = step.state === 'finishing' || step.state === 'returning' ? step.state : 'waiting'
    return work.end(again, { ...told, notBefore: Date.now() + wait })
  }
  return work.end('failed', { ...told, endedAt: Date.now() })
}

/** What becomes of the step is written down all the same. */
function unnoted(error: unknown) {
  logger.warn({ err: error }, 'how far a step is could not be noted')
}
