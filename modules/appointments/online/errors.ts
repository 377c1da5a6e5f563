import { Exception } from '@adonisjs/core/exceptions'

/** Very many people are booking at this moment, or somebody pretends to be. */
export class TooManyRequestsError extends Exception {
  static code = 'E_TOO_MANY_ONLINE_REQUESTS'
  static status = 429
  static message = 'Too many bookings wait to be confirmed. Please try again in half an hour.'
}

/** Somebody else at the desk decided about this booking a moment ago, or its time is over. */
export class AlreadySettledError extends Exception {
  static code = 'E_ONLINE_ALREADY_SETTLED'
  static status = 409
  static message = 'This booking was settled in the meantime.'
}
