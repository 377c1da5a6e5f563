import { Exception } from '@adonisjs/core/exceptions'

/** Two patients cannot have one record number. */
export class RecordNumberTakenError extends Exception {
  static code = 'E_RECORD_NUMBER_TAKEN'
  static status = 422
  static message = 'Another patient has this record number already.'
}
