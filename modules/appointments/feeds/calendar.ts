import { createHash } from 'node:crypto'
import { currentClinic } from '@medtrack/sdk'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import type Appointment from '../models/appointment.js'

export interface CalendarEntry {
  appointment: Appointment
  summary: string
  location: string | null
}

interface Manner {
  name: string
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
  for (const { appointment, summary, location } of entries) {
    calendar.createEvent({
      id: `${appointment.id}@medtrack`,
      sequence: appointment.version - 1,
      start: appointment.startsAt.toUTC().toJSDate(),
      end: appointment.endsAt.toUTC().toJSDate(),
      stamp: appointment.updatedAt.toUTC().toJSDate(),
      lastModified: appointment.updatedAt.toUTC().toJSDate(),
      created: appointment.createdAt.toUTC().toJSDate(),
      status: appointment.isLive ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      summary,
      location,
    })
  }
  return calendar.toString()
}

/** What says whether a calendar has this already. */
export function marksOf(content: string, entries: readonly CalendarEntry[]) {
  const latest = DateTime.max(...entries.map(({ appointment }) => appointment.updatedAt))
  return {
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 32)}"`,
    lastModified: latest?.toHTTP() ?? null,
  }
}
