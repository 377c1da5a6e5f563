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
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_BAD_DB_ERROR',
  'ER_NO_SUCH_TABLE',
])

/** SQLite's own: the file cannot be opened, read or written, or is none. Each has many variants. */
const UNREACHABLE_FILE = /^SQLITE_(CANTOPEN|IOERR|NOTADB|CORRUPT|FULL|READONLY|BUSY)/
const NOT_PREPARED = /^no such table/
/** Said by better-sqlite3 itself, with no code. */
const NO_FOLDER = 'Cannot open database because the directory does not exist'

/** Whether an error of a driver or a pool means that the server is away, rather than a wrong query. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (UNREACHABLE.has(code) || UNREACHABLE_FILE.test(code)) return true
  if (code === 'SQLITE_ERROR') return NOT_PREPARED.test(error.message.split(' - ').at(-1) ?? '')
  return error.name === 'KnexTimeoutError' || error.message === NO_FOLDER
}
