import type { HttpContext } from '@adonisjs/core/http'
import type { ClinicId } from '@medtrack/sdk'
import { RecordNotFoundError } from '@medtrack/sdk'
import { PAYMENT_ACCOUNT } from '#config/payments'
import Invoice from '#subscriptions/invoice'
import Subscription from '#subscriptions/subscription'

/** An invoice of MedTrack's, for the owner of the clinic that it was issued to. */
export default class InvoicesController {
  async show(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const invoice = await findInvoice(clinic.id, ctx.params.invoice)
    return ctx.view.render('pages/subscriptions/invoice', {
      invoice,
      clinic,
      account: PAYMENT_ACCOUNT,
      payable: await isPaidOnline(invoice),
      base: `/c/${clinic.slug}/settings/plan`,
    })
  }
}

async function isPaidOnline({ subscriptionId }: Invoice): Promise<boolean> {
  const { provider } = await Subscription.findOrFail(subscriptionId)
  return provider !== 'manual'
}

/**
 * One of the clinic's invoices, with its lines.
 *
 * @throws RecordNotFoundError also for another clinic's
 */
export async function findInvoice(clinicId: ClinicId, id: string): Promise<Invoice> {
  const invoice = await Invoice.query()
    .where({ id, clinicId })
    .preload('lines', (lines) => lines.orderBy('position'))
    .first()
  if (!invoice) throw new RecordNotFoundError()
  return invoice
}
