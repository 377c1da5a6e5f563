import { DateTime } from 'luxon'

export type MomentFormat = 'datetime' | 'date' | 'time' | 'relative'
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export interface Reader {
  locale: string
  timeZone: string
  /** The clinic's habit for short dates; without it the language decides. */
  dateOrder?: DateOrder
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/
const SHORT_DATES: Record<DateOrder, string> = {
  dmy: 'dd/MM/yyyy',
  mdy: 'MM/dd/yyyy',
  ymd: 'yyyy-MM-dd',
}

const FORMATS: Record<MomentFormat, (at: DateTime, reader: Reader) => string> = {
  date: (at, reader) => formatDate(at, reader),
  time: (at) => at.toLocaleString(DateTime.TIME_SIMPLE),
  datetime: (at, reader) => `${formatDate(at, reader)}, ${at.toLocaleString(DateTime.TIME_SIMPLE)}`,
  relative: (at) => at.toRelative() ?? '',
}

/** A moment in the clinic's time zone and the reader's language; a plain date (`2001-02-03`) never shifts. */
export function formatMoment(at: unknown, format: MomentFormat, reader: Reader): string {
  const moment = parseMoment(at, reader.timeZone)
  return moment ? FORMATS[format](moment.setLocale(reader.locale), reader) : ''
}

/** The machine's form for a `<time datetime>` attribute. */
export function isoMoment(at: unknown): string {
  if (typeof at === 'string' && PLAIN_DATE.test(at)) return at
  return parseMoment(at, 'utc')?.toISO({ suppressMilliseconds: true }) ?? ''
}

/** Money is kept in the currency's smallest unit; the yen has none, the dinar has three digits. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}

function parseMoment(at: unknown, timeZone: string): DateTime | undefined {
  if (at === null || at === undefined || at === '') return undefined
  const moment = toDateTime(at, timeZone)
  return moment.isValid ? moment : undefined
}

function toDateTime(at: unknown, timeZone: string): DateTime {
  if (DateTime.isDateTime(at)) return at.setZone(timeZone)
  if (at instanceof Date) return DateTime.fromJSDate(at, { zone: timeZone })
  const text = String(at)
  // A date of birth has no zone: midnight must stay on its day wherever the clinic is.
  return PLAIN_DATE.test(text)
    ? DateTime.fromISO(text, { zone: timeZone })
    : DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' }).setZone(timeZone)
}

function formatDate(at: DateTime, reader: Reader): string {
  return reader.dateOrder
    ? at.toFormat(SHORT_DATES[reader.dateOrder])
    : at.toLocaleString(DateTime.DATE_MED)
}
