import { Exception } from '@adonisjs/core/exceptions'
import type { OffVerdict } from '#entitlements/verdict'
import type { ReadOnlyReason } from '#tenancy/clinic'

/** No such clinic, or none that this person belongs to: both look the same from outside. */
export class ClinicNotFoundError extends Exception {
  static code = 'E_CLINIC_NOT_FOUND'
  static status = 404
  static message = 'There is no such clinic, or you are not a member of it.'
}

/** The clinic serves no pages now; its data stays. */
export class ClinicClosedError extends Exception {
  static code = 'E_CLINIC_CLOSED'
  static status = 403

  constructor(
    readonly clinicStatus: 'suspended' | 'archived',
    readonly reason: string | null
  ) {
    super(`This clinic is ${clinicStatus}. Its records are kept.`)
  }
}

/** The member's role does not hold the permission that the page needs. */
export class NotAllowedError extends Exception {
  static code = 'E_NOT_ALLOWED'
  static status = 403
  static message = 'Your role at this clinic does not include this.'
}

/**
 * Why a member may read and change nothing. What the clinic's row says is one source; a support
 * visit is another. Each has its words in `errors.readOnly`.
 */
export type ReadOnly = ReadOnlyReason | 'support-visit'

/** Nothing may be changed here now. It was refused before anything was stored. */
export class ReadOnlyError extends Exception {
  static code = 'E_READ_ONLY'
  static status = 403

  constructor(readonly reason: ReadOnly) {
    super('Nothing can be changed here at the moment. Nothing was saved.')
  }
}

/**
 * Somebody who is not signed in sent something that the clinic cannot take now: it is read-only, or its plan is full. Which of
 * them is the clinic's own business.
 */
export class ClosedToVisitorsError extends Exception {
  static code = 'E_CLOSED_TO_VISITORS'
  static status = 403
  static message = 'The clinic cannot take this here at the moment. Nothing was saved.'
}

/** The module behind this address is off for the clinic. */
export class ModuleOffError extends Exception {
  static code = 'E_MODULE_OFF'
  static status = 404

  constructor(
    readonly moduleKey: string,
    readonly verdict: OffVerdict
  ) {
    super('This part of MedTrack is not on for the clinic.')
  }
}
