import { Exception } from '@adonisjs/core/exceptions'

/** A module takes from a limit that no module declares: always a programming error. */
export class UnknownLimitError extends Exception {
  static code = 'E_UNKNOWN_LIMIT'
  static status = 500

  constructor(name: string) {
    super(`No module declares the limit "${name}".`)
  }
}
