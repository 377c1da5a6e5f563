import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { freeSlots } from '../availability/free_slots.js'
import type { FreeSlot } from '../availability/slot.js'
import type { Booking } from './order.js'

const DAYS_AHEAD = 14
/** So many are told to whoever was refused. */
const MOST_TOLD = 6

/** When the same could be booked instead: the next times of this doctor from the day that was asked for. */
export async function nextFree(booking: Booking, patientId?: string | null): Promise<FreeSlot[]> {
  const now = DateTime.utc()
  const day = booking.startsAt.setZone(currentClinic().clinic.timeZone).startOf('day').toUTC()
  const from = DateTime.max(now, day)
  const found = await freeSlots({
    doctorIds: [booking.doctorId],
    from,
    until: from.plus({ days: DAYS_AHEAD }),
    minutes: Math.round(booking.endsAt.diff(booking.startsAt, 'minutes').minutes),
    bufferMinutes: booking.bufferMinutes,
    needsRoom: booking.needsRoom,
    patientId,
  })
  return nearest(found, booking.startsAt)
}

/** Those nearest to what was asked for, in the order of time. */
function nearest(slots: FreeSlot[], wanted: DateTime): FreeSlot[] {
  const distance = ({ startsAt }: FreeSlot) => Math.abs(startsAt.diff(wanted).toMillis())
  return [...slots]
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, MOST_TOLD)
    .sort((one, other) => one.startsAt.toMillis() - other.startsAt.toMillis())
}
