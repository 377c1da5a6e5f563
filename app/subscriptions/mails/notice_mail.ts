import { PAYMENT_GRACE_DAYS } from '#config/payments'
import i18nManager from '@adonisjs/i18n/services/main'
import { IdentityMail } from '#identity/mails/identity_mail'
import type User from '#identity/user'
import { formatAmount } from '#subscriptions/amount'
import type Invoice from '#subscriptions/invoice'
import type Clinic from '#tenancy/clinic'

/** What an owner is told: an invoice is there, is overdue, or the clinic is read-only because of it. */
export type Notice = 'invoice' | 'overdue' | 'readOnly'

/** To one owner, about one invoice. Amounts and dates, nothing of the clinic's records. */
export default class NoticeMail extends IdentityMail {
  constructor(notice: Notice, owner: User, clinic: Clinic, invoice: Invoice) {
    const { locale } = owner
    const i18n = i18nManager.locale(locale)
    const day = { dateStyle: 'long', timeZone: clinic.timeZone } as const
    const { currency, number, dueAt, total } = invoice
    super({
      to: { address: owner.email, name: owner.fullName },
      locale,
      words: `subscriptions.mail.${notice}`,
      data: {
        number,
        clinic: clinic.name,
        total: formatAmount(total, currency, locale),
        due: i18n.formatDate(dueAt, day),
        readOnly: i18n.formatDate(dueAt.plus({ days: PAYMENT_GRACE_DAYS }), day),
      },
      path: `/c/${clinic.slug}/settings/plan/invoices/${invoice.id}`,
    })
  }
}
