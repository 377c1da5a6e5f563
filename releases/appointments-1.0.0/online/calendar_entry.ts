import { currentClinic } from '@medtrack/sdk'
import type { CalendarEntry } from '../feeds/calendar.js'
import AppointmentType from '../models/appointment_type.js'
import type OnlineRequest from '../models/online_request.js'

/** A request for the person's own calendar. It is the same event whatever becomes of it. */
export async function onlineEntry(request: OnlineRequest): Promise<CalendarEntry> {
  const { id, startsAt, createdAt, typeId, status } = request
  const type = await AppointmentType.find(typeId)
  const isLive = status !== 'refused'
  return {
    id,
    sequence: isLive ? 0 : 1,
    startsAt,
    endsAt: startsAt.plus({ minutes: type?.minutes ?? 30 }),
    createdAt,
    updatedAt: request.confirmedAt ?? createdAt,
    isLive,
    summary: currentClinic().clinic.name,
    location: currentClinic().clinic.name,
  }
}
