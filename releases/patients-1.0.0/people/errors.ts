import { Exception } from '@adonisjs/core/exceptions'

/** Someone else saved the record while this edit was being typed. */
export class StaleEditError extends Exception {
  static code = 'E_STALE_EDIT'
  static status = 409
  static message = 'Someone else changed this record while you were editing it.'
}

/** Two patients cannot have one record number. */
export class RecordNumberTakenError extends Exception {
  static code = 'E_RECORD_NUMBER_TAKEN'
  static status = 422
  static message = 'Another patient has this record number already.'
}
