import { DateTime } from 'luxon'
import { TICK_MINUTES, type Span } from '../booking/ticks.js'

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
  const wanted = { from: fromMinute, to: Math.min(toMinute, MINUTES_A_DAY) }
  return pieces(date, zone).flatMap(({ start, end, midnight }) => {
    const from = Math.ceil(Math.max(start, midnight + wanted.from) / TICK_MINUTES)
    const to = Math.floor(Math.min(end, midnight + wanted.to) / TICK_MINUTES)
    return from < to ? [{ from, to }] : []
  })
}

/** Part of a day in which the offset from UTC does not change. In minutes since 1970. */
interface Piece {
  start: number
  end: number
  /** When the day would have begun, had this offset always held. */
  midnight: number
}

/** One piece, or two around a change of clocks. */
function pieces(date: string, zone: string): Piece[] {
  const key = `${date} ${zone}`
  const known = KNOWN.get(key)
  if (known) return known
  const found = cut(date, zone)
  if (KNOWN.size > MOST_KNOWN) KNOWN.clear()
  KNOWN.set(key, found)
  return found
}

const KNOWN = new Map<string, Piece[]>()
const MOST_KNOWN = 5_000

function cut(date: string, zone: string): Piece[] {
  const day = DateTime.fromISO(date, { zone }).startOf('day')
  const [start, end] = [day, day.plus({ days: 1 }).startOf('day')].map(minuteOf)
  const utcMidnight = minuteOf(DateTime.fromISO(date, { zone: 'utc' }))
  const offsetAt = (minute: number) => DateTime.fromSeconds(minute * 60, { zone }).offset
  const piece = (from: number, to: number) => {
    return { start: from, end: to, midnight: utcMidnight - offsetAt(from) }
  }
  if (offsetAt(start) === offsetAt(end - 1)) return [piece(start, end)]
  const change = changeBetween(start, end - 1, offsetAt)
  return [piece(start, change), piece(change, end)]
}

function minuteOf(instant: DateTime): number {
  return Math.floor(instant.toSeconds() / 60)
}

/** The first minute at which the later offset holds. */
function changeBetween(start: number, end: number, offsetAt: (minute: number) => number): number {
  let [before, after] = [start, end]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle) === offsetAt(start)) before = middle
    else after = middle
  }
  return after
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
