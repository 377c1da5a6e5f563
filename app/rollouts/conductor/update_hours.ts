import { DateTime } from 'luxon'

/** Hours of a day in which something may happen; over midnight where `from` is later than `to`. */
export interface Hours {
  from: number
  to: number
}

/**
 * When a moment falls into the hours of a place at the earliest.
 *
 * @param now ms since the epoch
 * @returns the same moment where it does already; both ends of one hour mean the whole day
 */
export function nextWithin({ from, to }: Hours, timeZone: string, now: number): number {
  if (from === to) return now
  const local = DateTime.fromMillis(now, { zone: timeZone })
  const isWithin =
    from < to ? local.hour >= from && local.hour < to : local.hour >= from || local.hour < to
  if (isWithin) return now
  const today = local.set({ hour: from, minute: 0, second: 0, millisecond: 0 })
  return (today > local ? today : today.plus({ days: 1 })).toMillis()
}
