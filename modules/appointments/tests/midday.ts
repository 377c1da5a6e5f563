import { DateTime } from 'luxon'

/** A time zone in which it is about noon now: a test about today must not run into midnight. */
export function middayZone(): string {
  const ahead = 12 - DateTime.utc().hour
  // POSIX counts the other way round: Etc/GMT-3 is three hours ahead.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
