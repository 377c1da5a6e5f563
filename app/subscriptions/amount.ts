/**
 * An amount as a person types it: `20`, `20.00` or `20,00`.
 *
 * @returns in the currency's smallest unit; `null` where it is no amount, or finer than the currency
 */
export function readAmount(typed: string, currency: string): number | null {
  const found = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(typed.trim())
  if (!found) return null
  const [, whole, fraction = ''] = found
  const digits = digitsOf(currency)
  if (fraction.length > digits) return null
  return Number(whole + fraction.padEnd(digits, '0'))
}

/** An amount in the currency's smallest unit, as it is written in the language. */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(amount / 10 ** digitsOf(currency))
}

/** How many digits stand behind the point: two for dollars, none for yen. */
export function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}
