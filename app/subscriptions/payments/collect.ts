import logger from '@adonisjs/core/services/logger'
import type Invoice from '#subscriptions/invoice'
import { tellOwners } from '#subscriptions/notices'
import type { ProviderName } from '#subscriptions/payments/provider_name'
import { paymentProvider } from '#subscriptions/payments/providers'

/** Once the invoice stands: its owners are told, and it is charged. What cannot be charged now stays open. */
export async function collect(name: ProviderName, invoice: Invoice): Promise<void> {
  if (invoice.state !== 'open') return
  await tellOwners('invoice', invoice)
  try {
    const provider = await paymentProvider(name)
    await provider.charge(invoice)
  } catch (error) {
    const { subscriptionId: subscription } = invoice
    logger.error({ err: error, subscription }, 'an invoice could not be charged')
  }
}
