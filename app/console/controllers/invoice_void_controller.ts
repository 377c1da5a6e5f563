import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { backToInvoice, invoiceOf, showInvoice } from '#console/invoice_page'
import { reasonForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'
import { voidInvoice } from '#subscriptions/invoice_desk'

/** An invoice that a clinic does not owe after all. */
export default class InvoiceVoidController {
  async store(ctx: HttpContext) {
    const invoice = await invoiceOf(ctx)
    const { values, errors } = await read(ctx, reasonForm)
    if (errors) {
      showAgain(ctx, errors)
      return showInvoice(ctx, invoice, 'void')
    }
    await voidInvoice(invoice, values.reason, agentOf(ctx))
    ctx.session.flash('success', ctx.i18n.t('subscriptions.isVoid', { number: invoice.number }))
    return backToInvoice(ctx, invoice)
  }
}
