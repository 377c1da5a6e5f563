import type { StripeSettings } from '#config/payments'
import { PAYMENTS, STRIPE } from '#config/payments'
import { PaymentsNotAvailableError } from '#subscriptions/errors'
import { manual } from '#subscriptions/payments/manual'
import type { PaymentProvider } from '#subscriptions/payments/provider'
import type { ProviderName } from '#subscriptions/payments/provider_name'

/** Every driver, loaded when it is needed. */
const DRIVERS: Partial<Record<ProviderName, () => Promise<PaymentProvider>>> = {
  manual: async () => manual,
  ...(STRIPE && { stripe: stripeWith(STRIPE) }),
}

/**
 * The provider that this deployment takes money with.
 *
 * @throws PaymentsNotAvailableError when the setting names a driver that is not here
 */
export async function paymentProvider(name: ProviderName = PAYMENTS): Promise<PaymentProvider> {
  const load = DRIVERS[name]
  if (!load) throw new PaymentsNotAvailableError(name)
  return load()
}

function stripeWith(settings: StripeSettings) {
  return async () => {
    const { StripeProvider } = await import('#subscriptions/payments/stripe/stripe_provider')
    return new StripeProvider(settings)
  }
}
