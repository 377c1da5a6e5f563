import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { backToInvoice, invoiceOf, showInvoice } from '#console/invoice_page'
import { transferForm } from '#console/validators/invoice_forms'
import { showAgain } from '#identity/form_page'
import { readAmount } from '#subscriptions/amount'
import type { PaymentRefusal } from '#subscriptions/errors'
import { PaymentRefusedError } from '#subscriptions/errors'
import { recordPayment } from '#subscriptions/payments/record'

/** Where a refusal stands on the form. */
const FIELD: Record<PaymentRefusal, string> = {
  'void': 'amount',
  'paid': 'amount',
  'currency': 'amount',
  'too-little': 'amount',
  'too-much': 'amount',
  'reference': 'reference',
}

/** Transfers that came in for an invoice, recorded by hand. */
export default class InvoicePaymentsController {
  async store(ctx: HttpContext) {
    const invoice = await invoiceOf(ctx)
    const { values, errors } = await read(ctx, transferForm)
    const refuse = (field: string, words: string) => {
      showAgain(ctx, { [field]: [ctx.i18n.t(`subscriptions.refused.${words}`)] })
      return showInvoice(ctx, invoice)
    }
    if (errors) {
      showAgain(ctx, errors)
      return showInvoice(ctx, invoice)
    }
    const { currency } = invoice
    const amount = readAmount(values.amount, currency)
    if (amount === null) return refuse('amount', 'amount')
    const receivedAt = DateTime.fromISO(values.received_on, { zone: 'utc' })
    if (!receivedAt.isValid || receivedAt > DateTime.utc()) return refuse('received_on', 'date')
    const { reference, note } = values
    const receipt = { provider: 'manual', reference, amount, currency, receivedAt, note } as const
    try {
      await recordPayment(invoice.id, { ...receipt, agent: agentOf(ctx) })
    } catch (error) {
      if (!(error instanceof PaymentRefusedError)) throw error
      return refuse(FIELD[error.refusal], error.refusal)
    }
    ctx.session.flash('success', ctx.i18n.t('subscriptions.recorded', { number: invoice.number }))
    return backToInvoice(ctx, invoice)
  }
}
