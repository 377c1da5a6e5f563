import { Exception } from '@adonisjs/core/exceptions'
import type { Blocker } from './blockers.js'

/** Something stands in the way of erasing this patient; nothing was done. */
export class NotErasableError extends Exception {
  static code = 'E_NOT_ERASABLE'
  static status = 409
  static message = 'This patient cannot be erased now. Nothing was erased.'

  constructor(readonly blockers: readonly Blocker[]) {
    super()
  }
}

/** The first confirmation is missing, too old, or somebody else's. */
export class NotAskedError extends Exception {
  static code = 'E_ERASURE_NOT_ASKED'
  static status = 409
  static message = 'Confirm once more from the beginning. Nothing was erased.'
}
