import { Exception } from '@adonisjs/core/exceptions'

/** What was signed, or marked as a mistake, stays as it is. */
export class VisitLockedError extends Exception {
  static code = 'E_VISIT_LOCKED'
  static status = 409
  static message = 'This visit is signed and cannot be changed; add an addendum instead.'
}

/** Only its author signs a visit, or marks it as a mistake. */
export class NotTheAuthorError extends Exception {
  static code = 'E_NOT_THE_AUTHOR'
  static status = 403
  static message = 'Only the author of a visit can do this.'
}

export class EmptyVisitError extends Exception {
  static code = 'E_VISIT_EMPTY'
  static status = 422
  static message = 'Nothing is written in this visit yet, so there is nothing to sign.'
}

/** A draft is not added to, it is written on. */
export class VisitNotSignedError extends Exception {
  static code = 'E_VISIT_NOT_SIGNED'
  static status = 409
  static message = 'This visit is not signed yet: write in the note itself.'
}
