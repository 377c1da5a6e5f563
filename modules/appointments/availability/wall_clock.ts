import { DateTime } from 'luxon'
import { type Span, tickAfter, tickOf } from '../booking/ticks.js'

const MINUTES_A_DAY = 24 * 60

/**
 * From when to when the clock on the wall shows a time of a date. As a rule that is one span; on the day on which clocks go
 * forward it is shorter or nothing, on the day on which they go back it may be two.
 *
 * @param date `YYYY-MM-DD`
 */
export function wallSpans(
  date: string,
  zone: string,
  { fromMinute, toMinute }: { fromMinute: number; toMinute: number }
): Span[] {
  return pieces(date, zone).flatMap(({ start, end, midnight }) => {
    const from = DateTime.max(start, midnight.plus({ minutes: fromMinute }))
    const to = DateTime.min(end, midnight.plus({ minutes: Math.min(toMinute, MINUTES_A_DAY) }))
    return from < to ? [{ from: tickAfter(from), to: tickOf(to) }] : []
  })
}

interface Piece {
  start: DateTime
  end: DateTime
  /** When the day would have begun, had the offset of this piece always held. */
  midnight: DateTime
}

/** Parts of a day in which the offset from UTC does not change: one, or two around a change of clocks. */
function pieces(date: string, zone: string): Piece[] {
  const start = DateTime.fromISO(date, { zone }).startOf('day')
  const end = start.plus({ days: 1 }).startOf('day')
  const key = `${date} ${zone}`
  const known = KNOWN.get(key)
  if (known) return known
  const lastMoment = end.minus({ milliseconds: 1 })
  const change = start.offset === lastMoment.offset ? null : changeBetween(start, lastMoment)
  const found = change
    ? [piece(date, start, change, start.offset), piece(date, change, end, lastMoment.offset)]
    : [piece(date, start, end, start.offset)]
  if (KNOWN.size > MOST_KNOWN) KNOWN.clear()
  KNOWN.set(key, found)
  return found
}

const KNOWN = new Map<string, Piece[]>()
const MOST_KNOWN = 5_000

function piece(date: string, start: DateTime, end: DateTime, offset: number): Piece {
  const midnight = DateTime.fromISO(date, { zone: 'utc' }).minus({ minutes: offset })
  return { start: start.toUTC(), end: end.toUTC(), midnight }
}

/** The first minute at which the later offset holds. */
function changeBetween(start: DateTime, end: DateTime): DateTime {
  let before = Math.floor(start.toSeconds() / 60)
  let after = Math.ceil(end.toSeconds() / 60)
  const offsetAt = (minute: number) =>
    DateTime.fromSeconds(minute * 60, { zone: start.zone }).offset
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle) === start.offset) before = middle
    else after = middle
  }
  return DateTime.fromSeconds(after * 60, { zone: start.zone })
}

/** Every date that the clock on the wall shows between two instants, the second left out. */
export function datesBetween(from: DateTime, until: DateTime, zone: string): string[] {
  const dates: string[] = []
  const last = until.minus({ milliseconds: 1 }).setZone(zone).toISODate()
  for (let day = from.setZone(zone).startOf('day'); ; day = day.plus({ days: 1 }).startOf('day')) {
    const date = day.toISODate()
    if (!date || !last || date > last) return dates
    dates.push(date)
  }
}
