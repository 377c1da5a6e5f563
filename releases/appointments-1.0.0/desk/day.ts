import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'

/** Today by the clock on the clinic's wall, as `YYYY-MM-DD`. */
export function todayHere(): string {
  return DateTime.now().setZone(currentClinic().clinic.timeZone).toFormat('yyyy-MM-dd')
}

/** From when to when a date lasts here. */
export function dayRange(date: string): { from: DateTime; until: DateTime } {
  const start = DateTime.fromISO(date, { zone: currentClinic().clinic.timeZone }).startOf('day')
  return { from: start.toUTC(), until: start.plus({ days: 1 }).startOf('day').toUTC() }
}
