import { Exception } from '@adonisjs/core/exceptions'

/** Very many people are booking at this moment, or somebody pretends to be. */
export class TooManyRequestsError extends Exception {
  static code = 'E_TOO_MANY_ONLINE_REQUESTS'
  static status = 429
  static message = 'Too many bookings wait to be confirmed. Please try again in half an hour.'
}
