import { DateTime } from 'luxon'

export type MomentFormat = 'datetime' | 'date' | 'time' | 'relative'
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export interface Reader {
  locale: string
  timeZone: string
  /** The clinic's habit for dates in figures; without it the language decides. */
  dateOrder?: DateOrder
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/
const HAS_ZONE = /(Z|[+-]\d{2}:?\d{2})$/i
const IN_FIGURES = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
const IN_WORDS = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** A language whose dates in figures are written in that order. */
const ORDER_LOCALES: Record<DateOrder, string> = { dmy: 'en-GB', mdy: 'en-US', ymd: 'sv-SE' }

/** Making a formatter costs a hundred times more than using it, and a list shows a date in every row. */
const formatters = new Map<string, Intl.DateTimeFormat>()
const currencies = new Map<string, Intl.NumberFormat>()

/** A moment in the clinic's time zone and the reader's language; a plain date (`2001-02-03`) never shifts. */
export function formatMoment(at: unknown, format: MomentFormat, reader: Reader): string {
  const moment = parseMoment(at)
  if (!moment) return ''
  if (format === 'relative') return DateTime.fromJSDate(moment).toRelative(reader) ?? ''
  const timeZone = isPlainDate(at) ? 'UTC' : reader.timeZone
  const parts = []
  if (format !== 'time') parts.push(dateFormatter(reader, timeZone).format(moment))
  if (format !== 'date') parts.push(timeFormatter(reader, timeZone).format(moment))
  return parts.join(', ')
}

/** The machine's form for a `<time datetime>` attribute. */
export function isoMoment(at: unknown): string {
  if (isPlainDate(at)) return String(at)
  return parseMoment(at)?.toISOString() ?? ''
}

/** Money is kept in the currency's smallest unit; the yen has none, the dinar has three digits. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const format = remember(currencies, `${locale} ${currency}`, () => {
    return new Intl.NumberFormat(locale, { style: 'currency', currency })
  })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}

function dateFormatter({ locale, dateOrder }: Reader, timeZone: string) {
  const language = dateOrder ? ORDER_LOCALES[dateOrder] : locale
  const style = dateOrder ? IN_FIGURES : IN_WORDS
  return remember(formatters, `date ${language} ${dateOrder} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(language, { ...style, timeZone })
  })
}

function timeFormatter({ locale }: Reader, timeZone: string) {
  return remember(formatters, `time ${locale} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone })
  })
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

function isPlainDate(at: unknown): boolean {
  return typeof at === 'string' && PLAIN_DATE.test(at)
}

function parseMoment(at: unknown): Date | undefined {
  if (at === null || at === undefined || at === '') return undefined
  const moment = DateTime.isDateTime(at) ? at.toJSDate() : at instanceof Date ? at : parseText(at)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** Databases keep UTC without saying so: `2026-03-04 15:12:00`. */
function parseText(at: unknown): Date {
  const text = String(at).replace(' ', 'T')
  return new Date(PLAIN_DATE.test(text) || HAS_ZONE.test(text) ? text : `${text}Z`)
}
