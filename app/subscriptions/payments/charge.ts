import logger from '@adonisjs/core/services/logger'
import type Invoice from '#subscriptions/invoice'
import type { ProviderName } from '#subscriptions/payments/provider'
import { paymentProvider } from '#subscriptions/payments/providers'

/** Once the invoice stands. What cannot be charged now stays open, and the owner is asked for it. */
export async function charge(name: ProviderName, invoice: Invoice): Promise<void> {
  if (invoice.state !== 'open') return
  try {
    const provider = await paymentProvider(name)
    await provider.charge(invoice)
  } catch (error) {
    const { subscriptionId: subscription } = invoice
    logger.error({ err: error, subscription }, 'an invoice could not be charged')
  }
}
