import type { DateOrder } from '@medtrack/sdk'
import { plans } from '#entitlements/plans'
import { getCountries } from 'libphonenumber-js/min'

export const DATE_ORDERS = ['mdy', 'dmy', 'ymd'] as const satisfies readonly DateOrder[]
export const COUNTRIES: readonly string[] = getCountries()
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency')
export const TIME_ZONES: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'].filter(
  (zone, index, all) => all.indexOf(zone) === index
)

export interface Choice {
  value: string
  label: string
}

/** Plans that a new clinic can be given, the hidden ones among them. */
export async function planChoices(): Promise<Choice[]> {
  const offered = [...(await plans.all()).values()].filter(({ isArchived }) => !isArchived)
  return offered.map(({ key, name }) => ({ value: key, label: name }))
}

/** Countries by their name in the reader's language. */
export function countryChoices(locale: string): Choice[] {
  return named(COUNTRIES, new Intl.DisplayNames(locale, { type: 'region' }), locale)
}

/** Currencies by their name in the reader's language. */
export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return named(CURRENCIES, names, locale).map(({ value, label }) => ({
    value,
    label: `${label} (${value})`,
  }))
}

/** Time zones; `current` is kept where it is an older name that the list leaves out. */
export function timeZoneChoices(current?: string): Choice[] {
  const zones = current && !TIME_ZONES.includes(current) ? [current, ...TIME_ZONES] : TIME_ZONES
  return zones.map((value) => ({ value, label: value.replaceAll('_', ' ').replaceAll('/', ' / ') }))
}

function named(codes: readonly string[], names: Intl.DisplayNames, locale: string): Choice[] {
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))
}
