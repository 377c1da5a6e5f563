import { Exception } from '@adonisjs/core/exceptions'
import type { CheckResult } from './checks/check.js'

/** Only doctors prescribe. */
export class MayNotPrescribeError extends Exception {
  static code = 'E_MAY_NOT_PRESCRIBE'
  static status = 403
  static message = 'Only doctors prescribe.'
}

/** A check failed and the prescriber gave no reason to go on all the same. Nothing was stored. */
export class UnansweredChecksError extends Exception {
  static code = 'E_UNANSWERED_CHECKS'
  static status = 422
  static message = 'A check failed: say why you prescribe all the same.'

  constructor(readonly results: readonly CheckResult[]) {
    super()
  }
}

/** It was stopped, or ran out, before. */
export class PrescriptionNotActiveError extends Exception {
  static code = 'E_PRESCRIPTION_NOT_ACTIVE'
  static status = 409
  static message = 'This prescription is not active any more.'
}

/** What was handed out stays as it is; only its end can be noted. */
export class PrescriptionIssuedError extends Exception {
  static code = 'E_PRESCRIPTION_ISSUED'
  static status = 409
  static message = 'An issued prescription is never changed. Stop it and write another.'
}
