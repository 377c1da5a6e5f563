import { DateTime } from 'luxon'

/** Time is cut into ticks of five minutes; everything begins and ends with one. */
export const TICK_MINUTES = 5
const TICK_SECONDS = TICK_MINUTES * 60
/** Nobody is booked for longer, which keeps every search for what overlaps short. */
export const LONGEST_MINUTES = 12 * 60

/** From a tick up to, not including, another: ticks are seconds since 1970 / 300. */
export interface Span {
  from: number
  to: number
}

/** The tick that an instant lies in. */
export function tickOf(instant: DateTime): number {
  return Math.floor(instant.toSeconds() / TICK_SECONDS)
}

/** The first tick that begins at or after an instant. */
export function tickAfter(instant: DateTime): number {
  return Math.ceil(instant.toSeconds() / TICK_SECONDS)
}

export function instantOf(tick: number): DateTime {
  return DateTime.fromSeconds(tick * TICK_SECONDS, { zone: 'utc' })
}

export function isOnGrid(instant: DateTime): boolean {
  return instant.isValid && instant.toMillis() % (TICK_SECONDS * 1000) === 0
}

export function ticksOf({ from, to }: Span): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** What an appointment takes of somebody's time; `bufferMinutes` afterwards as well. */
export function spanOf(startsAt: DateTime, endsAt: DateTime, bufferMinutes = 0): Span {
  return { from: tickOf(startsAt), to: tickAfter(endsAt.plus({ minutes: bufferMinutes })) }
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to
}
