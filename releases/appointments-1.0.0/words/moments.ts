import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'

const FORMATS = {
  /** `Tuesday, May 3, 2027 at 10:00 AM` */
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  },
  time: { hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** An instant as somebody reads it: by the clock on the clinic's wall, with the day of the week, in their language. */
export function spoken(
  instant: DateTime,
  locale: string,
  format: keyof typeof FORMATS = 'full'
): string {
  const { timeZone } = currentClinic().clinic
  return instant.setZone(timeZone).setLocale(locale).toLocaleString(FORMATS[format])
}

/** What a form sends for an instant, and what it means; `null` where it is none. */
export function instantIn(iso: unknown): DateTime | null {
  const instant = typeof iso === 'string' ? DateTime.fromISO(iso, { zone: 'utc' }) : null
  return instant?.isValid ? instant : null
}

export function isoOf(instant: DateTime): string {
  return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")
}

/** A Monday: which week it is does not matter to the name of its days. */
const SOME_MONDAY = DateTime.fromISO('2024-01-01')

/** @param weekday ISO: 1 Monday to 7 Sunday */
export function weekdayName(weekday: number, locale: string, length: 'short' | 'long' = 'long') {
  const day = SOME_MONDAY.plus({ days: weekday - 1 }).setLocale(locale)
  return day.toFormat(length === 'long' ? 'cccc' : 'ccc')
}
