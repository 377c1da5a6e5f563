import type { Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { doctorsOfType, scheduledDoctors } from '../availability/doctors.js'
import { freeSlots } from '../availability/free_slots.js'
import type { FreeSlot } from '../availability/slot.js'
import AppointmentType from '../models/appointment_type.js'
import { onlineSettings } from './settings.js'

/** Kinds of appointment that patients may book; none where the clinic did not switch it on. */
export async function bookableTypes(): Promise<AppointmentType[]> {
  const { isOn } = await onlineSettings()
  return isOn ? (await AppointmentType.offered()).filter(({ isOnline }) => isOnline) : []
}

/** Who gives a kind of appointment. */
export async function doctorsFor(typeId: string): Promise<Member[]> {
  const allowed = await doctorsOfType(typeId)
  return (await scheduledDoctors(true)).filter(({ userId }) => !allowed || allowed.has(userId))
}

export interface Wanted {
  type: AppointmentType
  doctors: readonly Member[]
  from: DateTime
  until: DateTime
  limit?: number
}

/** Free times that may be booked online, one for each start: the first doctor's where several are free. */
export async function onlineSlots({ type, doctors, ...wanted }: Wanted): Promise<FreeSlot[]> {
  const { earliest, latest } = await bookableRange()
  const found = await freeSlots({
    doctorIds: doctors.map(({ userId }) => userId),
    from: DateTime.max(wanted.from, earliest),
    until: DateTime.min(wanted.until, latest),
    minutes: type.minutes,
    bufferMinutes: type.bufferMinutes,
    needsRoom: type.needsRoom,
    limit: wanted.limit,
  })
  const starts = new Set<number>()
  return found.filter(({ startsAt }) => {
    const isNew = !starts.has(startsAt.toMillis())
    starts.add(startsAt.toMillis())
    return isNew
  })
}

/** From when until when patients may book. */
export async function bookableRange() {
  const { noticeHours, horizonDays } = await onlineSettings()
  const now = DateTime.utc()
  return { earliest: now.plus({ hours: noticeHours }), latest: now.plus({ days: horizonDays }) }
}

/** The very time that somebody asks for, if it may be booked still. */
export async function slotAt(wanted: Omit<Wanted, 'from' | 'until'>, startsAt: DateTime) {
  const until = startsAt.plus({ minutes: wanted.type.minutes })
  const found = await onlineSlots({ ...wanted, from: startsAt, until })
  return found.find((slot) => slot.startsAt.toMillis() === startsAt.toMillis()) ?? null
}
