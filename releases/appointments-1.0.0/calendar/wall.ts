import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'

/** An instant as the clock on the clinic's wall shows it, without an offset: calendars reckon with such times. */
export function onTheWall(instant: DateTime): string {
  return instant.setZone(currentClinic().clinic.timeZone).toFormat("yyyy-MM-dd'T'HH:mm:ss")
}

/**
 * Where something stands by the clock on the wall. In the night in which clocks go back it may end at an earlier time than it
 * began, and in the one in which they go forward it would look longer: its length is what people reckon with.
 */
export function wallSpan(startsAt: DateTime, endsAt: DateTime): { start: string; end: string } {
  const { timeZone } = currentClinic().clinic
  const start = startsAt.setZone(timeZone)
  const end = endsAt.setZone(timeZone)
  if (start.offset === end.offset) return { start: onTheWall(start), end: onTheWall(end) }
  const minutes = endsAt.diff(startsAt, 'minutes').minutes
  const floating = DateTime.fromISO(onTheWall(start), { zone: 'utc' })
  const reckoned = floating.plus({ minutes }).toFormat("yyyy-MM-dd'T'HH:mm:ss")
  return { start: onTheWall(start), end: reckoned }
}

/** The instants at which a date begins by the clinic's clock, and the day after it. */
export function dayOf(date: string): { from: DateTime; until: DateTime } {
  const from = DateTime.fromISO(date, { zone: currentClinic().clinic.timeZone }).startOf('day')
  return { from, until: from.plus({ days: 1 }).startOf('day') }
}

/** `YYYY-MM-DD` by the clinic's clock. */
export function today(): string {
  return DateTime.now().setZone(currentClinic().clinic.timeZone).toFormat('yyyy-MM-dd')
}

/** What was asked for where it is a date, else today. */
export function dateOr(asked: unknown, otherwise = today()): string {
  const isDate = typeof asked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asked)
  return isDate && DateTime.fromISO(asked).isValid ? asked : otherwise
}
