import { IdentityMail } from '#identity/mails/identity_mail'
import type User from '#identity/user'

/** So that a person learns of a change that was not theirs. */
export default class PasswordChangedMail extends IdentityMail {
  constructor(user: User) {
    super({
      to: { address: user.email, name: user.fullName },
      locale: user.locale,
      words: 'identity.mail.passwordChanged',
      path: '/password/forgot',
    })
  }
}
