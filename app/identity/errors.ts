import { Exception } from '@adonisjs/core/exceptions'

/** The person to invite works at the clinic already. */
export class AlreadyMemberError extends Exception {
  static code = 'E_ALREADY_MEMBER'
  static status = 422
  static message = 'This person is a member of the clinic already.'
  static help = "Change the member's role instead of inviting them again."
}

/** The link in a mail was used, withdrawn, replaced by a newer one, or is too old. */
export class LinkExpiredError extends Exception {
  static code = 'E_LINK_EXPIRED'
  static status = 410
  static message = 'This link was used already or is too old.'
  static help = 'Ask for a new one.'
}

/** An invitation was opened by somebody other than the one it was sent to. */
export class OtherAddressError extends Exception {
  static code = 'E_OTHER_ADDRESS'
  static status = 403
  static message = 'This invitation was sent to another e-mail address.'
  static help = 'Sign out, then open the link again.'
}

/** The invitation stands, but its mail did not leave. */
export class MailNotSentError extends Exception {
  static code = 'E_MAIL_NOT_SENT'
  static status = 503
  static message = 'The mail could not be sent. The invitation is kept.'
  static help = 'Try to send it again in a few minutes.'
}

/** Too many attempts. */
export class TooManyAttemptsError extends Exception {
  static code = 'E_TOO_MANY_ATTEMPTS'
  static status = 429
  static message = 'There were too many attempts.'

  constructor(readonly retryAfterSeconds: number) {
    super()
  }
}
