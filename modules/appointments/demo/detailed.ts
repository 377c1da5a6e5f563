import type { DemoInput, Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { freeSlots } from '../availability/free_slots.js'
import type { FreeSlot } from '../availability/slot.js'
import type AppointmentType from '../models/appointment_type.js'
import { present } from './appointments.js'
import { demoOnlineBookings } from './online.js'
import { demoSeries } from './series.js'
import { demoWaitingList } from './waiting.js'

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

/** Series, people who wait, and bookings from the clinic's page: what a larger plan adds. */
export async function demoDetailed(
  faker: DemoInput['faker'],
  { doctors, types }: Pick<Drawing, 'doctors' | 'types'>
) {
  const patients = faker.helpers.shuffle(await present())
  // Nobody is drawn twice in a clinic with so few.
  if (patients.length < 12) return
  const drawing: Drawing = {
    ...{ faker, doctors, types },
    somebody: () => patients.pop() ?? '',
    freeTime: (type, inDays) => freeTime(faker, { doctors, type, inDays }),
  }
  await demoSeries(drawing)
  await demoWaitingList(drawing)
  await demoOnlineBookings(drawing)
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
