import type { DateTime } from 'luxon'
import type { Interval } from '#entitlements/plan'

/** From `start` (in it) to `end` (not in it), at the same local time of day. */
export interface Period {
  start: DateTime
  end: DateTime
}

const MONTHS: Record<Interval, number> = { month: 1, year: 12 }

/**
 * The period that begins at `start`. All are counted from the anchor, in the clinic's time zone:
 * 31 January, 28 February, 31 March, and the same hour before and after clocks change.
 *
 * @param start the anchor, or the end of the period before
 */
export function periodFrom(
  anchor: DateTime,
  start: DateTime,
  interval: Interval,
  timeZone: string
): Period {
  const first = anchor.setZone(timeZone)
  const months = MONTHS[interval]
  // One too early at most: a month is never longer than the one that the difference counts.
  let turn = Math.max(0, Math.floor(start.diff(first, 'months').months / months) - 1)
  while (first.plus({ months: turn * months }) <= start) turn++
  return { start: start.toUTC(), end: first.plus({ months: turn * months }).toUTC() }
}

/**
 * What moving from one price to another in the middle of a period costs. Counted in whole days of
 * the clinic's calendar, so that a day of 23 hours is a day; the day of the move is the new plan's.
 * Credits are rounded up and charges down: the clinic never pays the rounding.
 *
 * @returns in the smallest unit; `credit` is 0 or below
 */
export function prorate(
  period: Period,
  at: DateTime,
  prices: { before: number; after: number },
  timeZone: string
): { credit: number; charge: number } {
  const all = daysBetween(period.start, period.end, timeZone)
  const left = Math.min(all, Math.max(0, daysBetween(at, period.end, timeZone)))
  return {
    credit: 0 - Math.ceil((prices.before * left) / all),
    charge: Math.floor((prices.after * left) / all),
  }
}

function daysBetween(one: DateTime, other: DateTime, timeZone: string) {
  const [from, to] = [one, other].map((moment) => moment.setZone(timeZone).startOf('day'))
  return Math.round(to.diff(from, 'days').days)
}
