import { Exception } from '@adonisjs/core/exceptions'

export type UnreadableReason =
  | 'empty'
  | 'binary'
  | 'workbook'
  | 'no-rows'
  | 'broken-quotes'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'row-too-long'

/** An uploaded file that is no spreadsheet we can read. `reason` is a key of the release's words. */
export class UnreadableFileError extends Exception {
  static code = 'E_UNREADABLE_SPREADSHEET'
  static status = 422
  static message = 'This file cannot be read as a spreadsheet.'

  constructor(readonly reason: UnreadableReason) {
    super()
  }
}

/** The import has gone on since the page was opened: it cannot be changed or started again. */
export class ImportMovedOnError extends Exception {
  static code = 'E_IMPORT_MOVED_ON'
  static status = 409
  static message = 'This import has moved on since the page was opened.'
}
