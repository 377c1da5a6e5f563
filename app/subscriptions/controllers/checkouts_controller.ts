import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { appUrl } from '#config/app'
import Invoice from '#subscriptions/invoice'
import { paymentProvider } from '#subscriptions/payments/providers'
import Subscription from '#subscriptions/subscription'

/** Paying an open invoice, where its provider takes the money. */
export default class CheckoutsController {
  async store(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const invoice = await Invoice.findBy({ id: ctx.params.invoice, clinicId: clinic.id })
    if (!invoice) throw new RecordNotFoundError()
    const path = `/c/${clinic.slug}/settings/plan/invoices/${invoice.id}`
    const { provider } = await Subscription.findOrFail(invoice.subscriptionId)
    const isOpen = invoice.state === 'open'
    const returnTo = new URL(path, appUrl).href
    const url = isOpen ? await (await paymentProvider(provider)).checkout(invoice, returnTo) : null
    return ctx.response
      .redirect()
      .status(303)
      .toPath(url ?? path)
  }
}
