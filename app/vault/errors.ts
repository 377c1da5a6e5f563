import { Exception } from '@adonisjs/core/exceptions'

/** Sealed content that its key does not open: it was changed, or belongs to somebody else. */
export class UnsealableError extends Exception {
  static code = 'E_UNSEALABLE'
  static status = 500
  static message = 'This content cannot be opened with its key.'
}
