import { Exception } from '@adonisjs/core/exceptions'

/** A super admin was to be made the owner of a clinic that has patients already. */
export class RunsPlatformError extends Exception {
  static code = 'E_RUNS_PLATFORM'
  static status = 422
  static message = 'This account runs the platform and is not let into a clinic this way.'
  static help = 'A member of the clinic can invite this person from its own pages.'
}

/** Somebody always runs the platform. */
export class LastOfTeamError extends Exception {
  static code = 'E_LAST_OF_TEAM'
  static status = 422
  static message = 'This is the last one who runs the platform.'
  static help = 'Let somebody else run it first.'
}
