import { Exception } from '@adonisjs/core/exceptions'

/** The place where flags are kept does not answer; nothing was changed. */
export class FlagsUnreachableError extends Exception {
  static code = 'E_FLAGS_UNREACHABLE'
  static status = 503
  static message =
    'Unleash does not answer. Nothing was changed; the last known flags go on counting.'
}

/** The Unleash server answered, and refused. */
export class FlagRefusedError extends Exception {
  static code = 'E_FLAG_REFUSED'
  static status = 502
  static help = 'Look at UNLEASH_ADMIN_TOKEN, UNLEASH_PROJECT and UNLEASH_ENVIRONMENT.'
}
