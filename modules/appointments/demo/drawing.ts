import type { DemoInput, Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { freeSlots } from '../availability/free_slots.js'
import type { FreeSlot } from '../availability/slot.js'
import type AppointmentType from '../models/appointment_type.js'

/** Whom and what the rest of the demo draws from, one after the other. */
export interface Drawing {
  faker: DemoInput['faker']
  doctors: readonly Member[]
  types: readonly AppointmentType[]
  /** Another patient each time. */
  somebody(): string
  /** A time of one of the doctors that is still free, so many days from now. */
  freeTime(type: AppointmentType, inDays: number): Promise<FreeSlot | null>
}

/** @param patients their ids, in the order in which they are drawn */
export function drawingFrom(
  patients: readonly string[],
  { faker, doctors, types }: Pick<Drawing, 'faker' | 'doctors' | 'types'>
): Drawing {
  const left = [...patients].reverse()
  return {
    ...{ faker, doctors, types },
    somebody: () => left.pop() ?? '',
    freeTime: (type, inDays) => freeTime(faker, { doctors, type, inDays }),
  }
}

async function freeTime(
  faker: DemoInput['faker'],
  { doctors, type, inDays }: { doctors: readonly Member[]; type: AppointmentType; inDays: number }
) {
  const from = DateTime.utc().plus({ days: inDays })
  const { minutes, bufferMinutes, needsRoom } = type
  const slots = await freeSlots({
    doctorIds: doctors.map(({ userId }) => userId),
    ...{ from, until: from.plus({ days: 4 }), minutes, bufferMinutes, needsRoom },
  })
  return slots.length > 0 ? faker.helpers.arrayElement(slots) : null
}
