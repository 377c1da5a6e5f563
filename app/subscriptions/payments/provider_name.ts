/** Who may take the money. */
export type ProviderName = 'manual' | 'stripe'
