import type { DateTime } from 'luxon'

/** A time at which somebody could be booked. */
export interface FreeSlot {
  doctorId: string
  /** Where; `null` where no room is needed. */
  roomId: string | null
  startsAt: DateTime
  endsAt: DateTime
}
