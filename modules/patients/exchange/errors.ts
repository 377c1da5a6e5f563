import { Exception } from '@adonisjs/core/exceptions'

export const UNREADABLE_REASONS = [
  'empty',
  'not-text',
  'not-json',
  'not-fhir',
  'history',
  'nobody',
  'too-large',
  'broken-archive',
] as const
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number]

/** Uploaded files that hold no records we can read. `reason` is a key of the release's words. */
export class UnreadableRecordsError extends Exception {
  static code = 'E_UNREADABLE_RECORDS'
  static status = 422
  static message = 'These files cannot be read as FHIR records.'

  constructor(readonly reason: UnreadableReason) {
    super()
  }
}

/** Somebody whom the file holds was erased while it was made: it is not made to its end. */
export class ExportStoppedError extends Exception {
  static code = 'E_EXPORT_STOPPED'
  static status = 409
  static message = 'This export was stopped while it was made.'
}
