import { Exception } from '@adonisjs/core/exceptions'

/** Every place at the pool bound is taken; worth trying again shortly. */
export class ClinicsBusyError extends Exception {
  static code = 'E_CLINICS_BUSY'
  static status = 503
  static message = 'Many clinics are at work right now. Please try again in a few seconds.'
  readonly retryAfterSeconds = 5
}

/** The database answered with another clinic's fingerprint, or with none. Nothing was read. */
export class FingerprintMismatchError extends Exception {
  static code = 'E_FINGERPRINT_MISMATCH'
  static status = 503
  static message = "This clinic's database does not identify itself as this clinic's."
  static help = 'The placement in `clinics` points at the wrong database. Correct it, then retry.'
}

/** A database server refuses connections or went away. */
export class DatabaseUnreachableError extends Exception {
  static code = 'E_DATABASE_UNREACHABLE'
  static status = 503
  static message = 'The database cannot be reached right now. Nothing was saved; please try again.'
  readonly retryAfterSeconds = 10
}

const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST', 'ER_SERVER_SHUTDOWN', 'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS', 'SQLITE_CANTOPEN', 'SQLITE_IOERR',
])

/** Whether an error of a driver or a pool means that the server is away, rather than a wrong query. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return UNREACHABLE.has(code) || error.name === 'KnexTimeoutError'
}
