import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#subscriptions/controllers/invoices_controller'
import { invoicePdf } from '#subscriptions/invoice_pdf'

/** The invoice as a file, for the clinic's books. */
export default class InvoicePdfsController {
  async show(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const invoice = await findInvoice(clinic.id, ctx.params.invoice)
    const file = await invoicePdf(invoice, clinic, ctx.i18n)
    ctx.response.type('application/pdf')
    ctx.response.header('content-disposition', `attachment; filename="${invoice.number}.pdf"`)
    return ctx.response.send(file)
  }
}
