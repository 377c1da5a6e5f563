import { DateTime } from 'luxon'

interface Supply {
  durationDays: number | null
  refills: number
}

/**
 * The last day on which the medicine is taken: every refill lasts as long as the first supply.
 *
 * @param from `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`, or `null` where it has no end
 */
export function lastDay(from: string, { durationDays, refills }: Supply): string | null {
  if (durationDays === null) return null
  const days = durationDays * (1 + refills)
  return DateTime.fromISO(from, { zone: 'utc' })
    .plus({ days: days - 1 })
    .toISODate()
}
