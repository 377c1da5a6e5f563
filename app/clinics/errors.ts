import { Exception } from '@adonisjs/core/exceptions'

/** Why something was refused: a key of `clinics.refused`. */
export type Refusal =
  'malformed' | 'reserved' | 'taken' | 'confirmation' | 'status' | 'planTaken' | 'planUnknown'

/** Something about a new or changed clinic cannot be accepted; `field` says where. */
export class ClinicRefusedError extends Exception {
  static code = 'E_CLINIC_REFUSED'
  static status = 422

  constructor(
    readonly field: 'slug' | 'name' | 'confirmation' | 'status' | 'key' | 'plan',
    readonly refusal: Refusal,
    message: string
  ) {
    super(message)
  }
}

/** A clinic always has an owner who can sign in. */
export class LastOwnerError extends Exception {
  static code = 'E_LAST_OWNER'
  static status = 422
  static message = 'This is the last owner of the clinic.'
  static help = 'Make somebody else an owner first.'
}

/** Somebody else changed the same thing since the form was opened. */
export class ChangedMeanwhileError extends Exception {
  static code = 'E_CHANGED_MEANWHILE'
  static status = 409
  static message = 'Somebody else changed this meanwhile. Nothing was saved.'
  static help = 'Look at what stands there now, then save again.'
}

/** Making a clinic failed and everything that was made for it is gone again. */
export class ProvisioningFailedError extends Exception {
  static code = 'E_PROVISIONING_FAILED'
  static status = 500

  constructor(step: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`The clinic could not be made (${step}): ${reason}`, { cause })
  }
}
