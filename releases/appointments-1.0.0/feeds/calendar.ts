import { createHash } from 'node:crypto'
import { currentClinic } from '@medtrack/sdk'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'

/** What a calendar shows of an appointment. */
export interface CalendarEntry {
  id: string
  /** More with every change. */
  sequence: number
  startsAt: DateTime
  endsAt: DateTime
  createdAt: DateTime
  updatedAt: DateTime
  /** Whether it takes place. */
  isLive: boolean
  summary: string
  location: string | null
}

interface Manner {
  name?: string
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL'
}

const REFRESH_SECONDS = 15 * 60

/**
 * Appointments as iCalendar. Every time is an instant in UTC, which no change of clocks can shift; a cancelled one stays in it
 * as cancelled, so that calendars take it out.
 */
export function calendarOf(entries: readonly CalendarEntry[], { name, method }: Manner): string {
  const { timeZone } = currentClinic().clinic
  const calendar = ical({
    name,
    method: ICalCalendarMethod[method ?? 'PUBLISH'],
    prodId: { company: 'MedTrack', product: 'Appointments', language: 'EN' },
    ttl: REFRESH_SECONDS,
    x: { 'X-WR-TIMEZONE': timeZone },
  })
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@medtrack`,
      sequence: entry.sequence,
      start: entry.startsAt.toUTC().toJSDate(),
      end: entry.endsAt.toUTC().toJSDate(),
      stamp: entry.updatedAt.toUTC().toJSDate(),
      lastModified: entry.updatedAt.toUTC().toJSDate(),
      created: entry.createdAt.toUTC().toJSDate(),
      status: entry.isLive ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      summary: entry.summary,
      location: entry.location,
    })
  }
  return calendar.toString()
}

/** What says whether a calendar has this already. */
export function marksOf(content: string, entries: readonly CalendarEntry[]) {
  const latest = DateTime.max(...entries.map(({ updatedAt }) => updatedAt))
  return {
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 32)}"`,
    lastModified: latest?.toHTTP() ?? null,
  }
}
