import { Exception } from '@adonisjs/core/exceptions'

/** Something about a new or changed clinic cannot be accepted; `field` says where. */
export class ClinicRefusedError extends Exception {
  static code = 'E_CLINIC_REFUSED'
  static status = 422

  constructor(
    readonly field: 'slug' | 'name' | 'confirmation' | 'status',
    message: string
  ) {
    super(message)
  }
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
