/** How many digits a currency has behind the point. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** `80`, `80.5` or `80,50` in the currency's smallest unit; `null` where it is no price. */
export function minorUnits(typed: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const [, whole, , fraction = ''] = /^(\d{1,7})([.,](\d*))?$/.exec(typed.trim()) ?? []
  if (whole === undefined || fraction.length > digits) return null
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0)
}

/** As it is typed. */
export function typedPrice(minor: number | null, currency: string): string {
  if (minor === null) return ''
  const digits = digitsOf(currency)
  return (minor / 10 ** digits).toFixed(digits)
}
