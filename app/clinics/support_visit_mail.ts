import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import { IdentityMail } from '#identity/mails/identity_mail'
import Membership from '#identity/membership'
import SupportVisit from '#identity/support_visit'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'

/** Name of the job; its record is the visit. */
export const SUPPORT_VISIT_MAIL = 'clinics.support_visit_mail'

/** Tells every owner who comes, why and until when. */
export async function mailSupportVisit(visitId: string): Promise<void> {
  const visit = await SupportVisit.find(visitId)
  const clinic = visit && (await Clinic.find(visit.clinicId))
  if (!visit || !clinic) return
  for (const owner of await Membership.ownersOf(clinic.id)) {
    await mail.send(new SupportVisitMail(owner, clinic, visit))
  }
}

class SupportVisitMail extends IdentityMail {
  constructor(owner: User, clinic: Clinic, { visitorName: visitor, reason, endsAt }: SupportVisit) {
    const { locale, email: address, fullName: name } = owner
    const format = { dateStyle: 'long', timeStyle: 'short', timeZone: clinic.timeZone } as const
    const until = i18nManager.locale(locale).formatDate(endsAt, format)
    super({
      to: { address, name },
      locale,
      words: 'clinics.support.mail',
      data: { visitor, clinic: clinic.name, reason, until },
      path: `/c/${clinic.slug}/settings/support`,
    })
  }
}
