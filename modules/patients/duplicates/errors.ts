import { Exception } from '@adonisjs/core/exceptions'

/** Somebody changed one of the two records since they were laid side by side. Nothing was merged. */
export class StaleMergeError extends Exception {
  static code = 'E_STALE_MERGE'
  static status = 409
  static message = 'One of these records was changed while you compared them.'
}

/** A record cannot be merged into itself. */
export class SameRecordError extends Exception {
  static code = 'E_SAME_RECORD'
  static status = 422
  static message = 'This is one record, not two.'
}

/** Why a merge cannot be taken back now. */
export type Hindrance = 'undone' | 'newer' | 'number-taken'

/** A merge that cannot be taken back now, and why. Nothing was changed. */
export class UnmergeRefusedError extends Exception {
  static code = 'E_UNMERGE_REFUSED'
  static status = 409
  static message = 'This merge cannot be undone now.'

  constructor(readonly hindrance: Hindrance) {
    super()
  }
}
