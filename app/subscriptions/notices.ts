import logger from '@adonisjs/core/services/logger'
import mail from '@adonisjs/mail/services/main'
import Membership from '#identity/membership'
import { queue } from '#queue/queue'
import Invoice from '#subscriptions/invoice'
import type { Notice } from '#subscriptions/mails/notice_mail'
import NoticeMail from '#subscriptions/mails/notice_mail'
import Clinic from '#tenancy/clinic'

const NAMES: Record<Notice, string> = {
  invoice: 'subscriptions.invoice_mail',
  overdue: 'subscriptions.overdue_mail',
  readOnly: 'subscriptions.read_only_mail',
}

/** The mails as jobs of the platform; the record is the invoice. */
export const NOTICE_JOBS: Record<string, (invoiceId: string) => Promise<void>> = Object.fromEntries(
  Object.entries(NAMES).map(([notice, name]) => [
    name,
    (invoiceId) => mailOwners(notice as Notice, invoiceId), // the keys of NAMES are notices
  ])
)

/** Queued once the invoice stands. What happened stays so, also where the queue cannot be reached. */
export async function tellOwners(notice: Notice, { id: recordId, state }: Invoice) {
  if (state !== 'open') return
  try {
    await queue.push({ name: NAMES[notice], clinicId: null, recordId })
  } catch (error) {
    logger.error({ err: error, invoice: recordId }, 'the owners could not be told of an invoice')
  }
}

async function mailOwners(notice: Notice, invoiceId: string) {
  const invoice = await Invoice.find(invoiceId)
  const clinic = invoice && (await Clinic.find(invoice.clinicId))
  // Paid meanwhile, or the clinic is gone: there is nothing to be told.
  if (invoice?.state !== 'open' || !clinic) return
  for (const owner of await Membership.ownersOf(clinic.id)) {
    await mail.send(new NoticeMail(notice, owner, clinic, invoice))
  }
}
