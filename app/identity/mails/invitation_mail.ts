import i18nManager from '@adonisjs/i18n/services/main'
import type { Role } from '@medtrack/sdk'
import { IdentityMail } from '#identity/mails/identity_mail'

export interface InvitationMailContent {
  address: string
  locale: string
  clinic: string
  inviter: string
  role: Role
  token: string
}

export default class InvitationMail extends IdentityMail {
  constructor({ address, locale, clinic, inviter, role, token }: InvitationMailContent) {
    const title = i18nManager.locale(locale).t(`identity.roles.${role}`)
    super({
      to: { address },
      locale,
      words: 'identity.mail.invitation',
      data: { clinic, inviter, role: title },
      path: `/invitations/${token}`,
    })
  }
}
