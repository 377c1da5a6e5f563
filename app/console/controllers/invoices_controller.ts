import type { HttpContext } from '@adonisjs/core/http'
import { readFilter, readPage } from '#clinics/filter'
import { INVOICE_FILTERS, invoicePage, openTotals } from '#console/invoice_list'
import { invoiceOf, showInvoice } from '#console/invoice_page'
import { invoiceFilter } from '#console/validators/invoice_forms'

/** What clinics were billed. */
export default class InvoicesController {
  async index(ctx: HttpContext) {
    const question = await readFilter(ctx, invoiceFilter)
    return ctx.view.render('pages/console/invoices', {
      ...(await invoicePage(question, readPage(ctx))),
      question,
      owed: await openTotals(),
      isFiltered: Object.values(question).some(Boolean),
      states: INVOICE_FILTERS.map((value) => ({
        value,
        label: ctx.i18n.t(`subscriptions.invoice.${value}`),
      })),
    })
  }

  async show(ctx: HttpContext) {
    return showInvoice(ctx, await invoiceOf(ctx))
  }
}
