import { Exception } from '@adonisjs/core/exceptions'

/** What a person asked of a rollout cannot be done as it stands. */
export class RolloutRefusedError extends Exception {
  static code = 'E_ROLLOUT_REFUSED'
  static status = 422

  /** @param why key of `rollouts.refusals` in the language files */
  constructor(
    readonly why: string,
    message: string
  ) {
    super(message)
  }
}

/** A clinic is not ready for a release. Nothing was changed. */
export class NotReadyError extends Exception {
  static code = 'E_NOT_READY'
}

/** The clinic's own invariants do not hold with the new release. */
export class VerificationFailedError extends Exception {
  static code = 'E_VERIFICATION_FAILED'

  constructor(release: string, cause: unknown) {
    super(`${release} found the clinic's records wrong: ${sentenceOf(cause)}`, { cause })
  }
}

/** A backfill of a module threw. */
export class BackfillFailedError extends Exception {
  static code = 'E_BACKFILL_FAILED'

  constructor(name: string, cause: unknown) {
    super(`Backfill ${name} failed: ${sentenceOf(cause)}`, { cause })
  }
}

/** After the flip the release failed more often than the one before. */
export class ReleaseUnhealthyError extends Exception {
  static code = 'E_RELEASE_UNHEALTHY'
}

/** Another worker has taken the clinic meanwhile: whoever reads this must not touch it again. */
export class FencedOffError extends Exception {
  static code = 'E_FENCED_OFF'
  static message = 'Another worker has taken this clinic over.'
}

/** The connection that held a clinic's lock went away, and the lock with it. What was begun is gone on with. */
export class LockLostError extends Exception {
  static code = 'E_LOCK_LOST'
  static message = 'Connection lost, and with it the lock on the clinic.'
}

/** A change of the schema was broken off in a way that nobody can continue by rule. */
export class HalfAppliedError extends Exception {
  static code = 'E_HALF_APPLIED'
}

/**
 * What may be kept of an error. The words of a database driver may hold what a person typed; those
 * of our own errors and of a module's checks do not.
 */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code, errno } = error as { code?: string; errno?: number }
  if (errno !== undefined || /^(SQLITE_|ER_)/.test(code ?? '')) return code ?? error.name
  return error.message.slice(0, 400)
}
