import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import Invoice from '#subscriptions/invoice'
import Clinic from '#tenancy/clinic'

/** @throws RecordNotFoundError */
export async function invoiceOf({ params }: HttpContext): Promise<Invoice> {
  const invoice = await Invoice.find(params.invoice)
  if (!invoice) throw new RecordNotFoundError()
  return invoice
}

/** The platform's page of one invoice. */
export async function showInvoice(ctx: HttpContext, invoice: Invoice, open?: 'void') {
  await invoice.load((loader) => {
    loader.load('lines', (lines) => lines.orderBy('position'))
    loader.load('payments', (payments) => payments.orderBy('createdAt'))
  })
  return ctx.view.render('pages/console/invoice', {
    invoice,
    open,
    clinic: (await Clinic.find(invoice.clinicId)) ?? { name: '–' },
    base: `/console/invoices/${invoice.id}`,
  })
}

export function backToInvoice({ response }: HttpContext, { id }: Invoice) {
  return response.redirect().status(303).toPath(`/console/invoices/${id}`)
}
