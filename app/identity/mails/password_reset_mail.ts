import { IdentityMail } from '#identity/mails/identity_mail'
import type User from '#identity/user'

export default class PasswordResetMail extends IdentityMail {
  constructor(user: User, token: string) {
    super({
      to: { address: user.email, name: user.fullName },
      locale: user.locale,
      words: 'identity.mail.passwordReset',
      path: `/password/reset/${token}`,
    })
  }
}
