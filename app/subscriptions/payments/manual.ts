import type { PaymentProvider } from '#subscriptions/payments/provider'

/** Transfers to a bank account, recorded by a super admin. */
export const manual: PaymentProvider = {
  name: 'manual',
  checkout: async () => null,
  portal: async () => null,
  charge: async () => 'no-means',
}
