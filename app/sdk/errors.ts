import { Exception } from '@adonisjs/core/exceptions'

/** A query, a job or a model was used outside any clinic. Always a programming error. */
export class NoClinicError extends Exception {
  static code = 'E_NO_CLINIC'
  static status = 500
  static message = 'There is no clinic here: this code must run inside a clinic context.'
  static help = 'Wrap the call in a clinic context: a clinic route, a job, or `clinic:run`.'
}

/** Something of one clinic was about to be used while another clinic is entered. */
export class OtherClinicError extends Exception {
  static code = 'E_OTHER_CLINIC'
  static status = 500
  static help = 'Load the record again inside the clinic that it belongs to.'
}

/** A module declared something that the platform cannot accept. Names the module. */
export class ModuleContractError extends Exception {
  static code = 'E_MODULE_CONTRACT'
  static status = 500

  constructor(module: string, problem: string) {
    super(`Module "${module}": ${problem}`)
  }
}

/** The clinic's plan allows no more of something. Nothing was stored. Answers 403. */
export class LimitReachedError extends Exception {
  static code = 'E_LIMIT_REACHED'
  static status = 403

  constructor(
    readonly limit: string,
    readonly max: number
  ) {
    super(`The clinic's plan allows ${max} ${limit}.`)
  }
}

/** The patient whom sealed content was about has been erased: nobody can read it again. Answers 410. */
export class KeyDestroyedError extends Exception {
  static code = 'E_KEY_DESTROYED'
  static status = 410
  static message = 'The key of this content was destroyed when its patient was erased.'
}

/**
 * A job cannot go on at present, through no fault of its own: something that it needs does not answer. It is asked again
 * until it is done, and is never given up.
 *
 * @example
 * throw new TryLaterError('the key store does not answer', { cause })
 */
export class TryLaterError extends Exception {
  static code = 'E_TRY_LATER'
  static status = 503
}

/** Somebody else saved a record while this edit of it was being typed. Nothing was stored. Answers 409. */
export class StaleEditError extends Exception {
  static code = 'E_STALE_EDIT'
  static status = 409
  static message = 'Someone else changed this record while you were editing it.'
}

/** A record does not exist in this clinic (or never did). Answers 404. */
export class RecordNotFoundError extends Exception {
  static code = 'E_RECORD_NOT_FOUND'
  static status = 404
  static message = 'There is no such record in this clinic.'
}
