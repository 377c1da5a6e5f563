import { currentClinic } from '@medtrack/sdk'
import type { FreeSlot } from '../availability/slot.js'
import type WaitingEntry from '../models/waiting_entry.js'

/** Whether a time is one of those that somebody wants. */
export function isWished(entry: WaitingEntry, { startsAt, endsAt, doctorId }: FreeSlot): boolean {
  const { timeZone } = currentClinic().clinic
  const [start, end] = [startsAt, endsAt].map((instant) => instant.setZone(timeZone))
  const date = start.toISODate() ?? ''
  const minuteOf = ({ hour, minute }: typeof start) => hour * 60 + minute
  const { earliestOn, latestOn, weekdays, fromMinute, toMinute } = entry
  return (
    (entry.doctorId === null || entry.doctorId === doctorId) &&
    (earliestOn === null || earliestOn <= date) &&
    (latestOn === null || date <= latestOn) &&
    (weekdays === '' || weekdays.split(',').includes(String(start.weekday))) &&
    (fromMinute === null || fromMinute <= minuteOf(start)) &&
    (toMinute === null || (start.hasSame(end, 'day') && minuteOf(end) <= toMinute))
  )
}
