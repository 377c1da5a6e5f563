import { currentClinic, type DemoInput, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { workingSpans } from '../availability/working_hours.js'
import type { Status } from '../booking/statuses.js'
import { instantOf } from '../booking/ticks.js'
import type AppointmentType from '../models/appointment_type.js'
import { storeBookings, type DemoBooking } from './bookings.js'

type Faker = DemoInput['faker']

const DAYS_BACK = 14
const DAYS_AHEAD = 14
/** How full the days are: the past as it was, the future as it fills. */
const FULL = { past: 0.75, future: 0.45 }
const QUARTER = 3
const SOON_MINUTES = 45
const MOST_PATIENTS = 300

interface Schedule {
  doctors: readonly Member[]
  types: readonly AppointmentType[]
}

/** Two weeks before and after today, with everything that happens: who came, who did not, who waits now. */
export async function demoAppointments(faker: Faker, { doctors, types }: Schedule) {
  const patients = await present()
  if (patients.length === 0) return
  const now = DateTime.utc()
  const range = {
    from: now.minus({ days: DAYS_BACK }).startOf('day'),
    until: now.plus({ days: DAYS_AHEAD }),
  }
  const working = await workingSpans(
    doctors.map(({ userId }) => userId),
    range
  )
  const busy = new Set<string>()
  const bookings: DemoBooking[] = []
  for (const doctor of doctors) {
    for (const { from, to, roomId } of working.get(doctor.userId) ?? []) {
      for (let tick = from; tick < to;) {
        const type = faker.helpers.arrayElement(types)
        const length = type.minutes / 5
        const after = tick + Math.ceil((length + type.bufferMinutes / 5) / QUARTER) * QUARTER
        const startsAt = instantOf(tick)
        const isWanted = faker.datatype.boolean(startsAt < now ? FULL.past : FULL.future)
        const patientId = faker.helpers.arrayElement(patients)
        const day = `${patientId} ${startsAt.toISODate()}`
        if (isWanted && tick + length <= to && !busy.has(day)) {
          busy.add(day)
          const status = statusAt(faker, startsAt, now)
          bookings.push({ doctor, roomId, type, patientId, startsAt, status })
        }
        tick = after
      }
    }
  }
  await storeBookings(faker, bookings, now)
}

/** As the day goes: what is over is done, what is now is in the room, who comes soon may wait already. */
function statusAt(faker: Faker, startsAt: DateTime, now: DateTime): Status {
  const minutes = startsAt.diff(now, 'minutes').minutes
  const pick = (weights: Partial<Record<Status, number>>) =>
    faker.helpers.weightedArrayElement(
      // Keys of the argument are statuses.
      (Object.entries(weights) as [Status, number][]).map(([value, weight]) => ({ value, weight }))
    )
  if (minutes < -30) return pick({ done: 88, no_show: 6, cancelled: 6 })
  if (minutes < 0) return pick({ in_room: 70, arrived: 25, booked: 5 })
  if (minutes < SOON_MINUTES) return pick({ arrived: 50, confirmed: 30, booked: 20 })
  return pick({ confirmed: 40, booked: 55, cancelled: 5 })
}

/** Some of the patients, none of whom is archived, dead or merged. */
async function present(): Promise<string[]> {
  const rows = await currentClinic()
    .db.from('patients')
    .select('id')
    .whereNull('archived_at')
    .whereNull('merged_into_id')
    .where('deceased', false)
    .orderBy('id')
    .limit(MOST_PATIENTS)
  return rows.map(({ id }) => String(id))
}
