import { Exception } from '@adonisjs/core/exceptions'

export type RefusedReason =
  | 'no-file'
  | 'too-large'
  | 'unknown-kind'
  | 'heic'
  | 'broken-image'
  | 'too-many-pixels'
  | 'broken-pdf'
  | 'visit-closed'

/** An uploaded file that is not kept. `reason` is a key of the release's words. */
export class RefusedFileError extends Exception {
  static code = 'E_FILE_REFUSED'
  static status = 422
  static message = 'This file cannot be kept.'

  constructor(readonly reason: RefusedReason) {
    super()
  }
}
