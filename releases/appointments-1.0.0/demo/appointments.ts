import { currentClinic, type DemoInput, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { workingSpans, type WorkingSpan } from '../availability/working_hours.js'
import type { Status } from '../booking/statuses.js'
import { instantOf, TICK_MINUTES } from '../booking/ticks.js'
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
export async function demoAppointments(faker: Faker, schedule: Schedule) {
  const patients = await present()
  if (patients.length === 0) return
  const now = DateTime.utc()
  const from = now.minus({ days: DAYS_BACK }).startOf('day')
  const ids = schedule.doctors.map(({ userId }) => userId)
  const working = await workingSpans(ids, { from, until: now.plus({ days: DAYS_AHEAD }) })
  const day = new DemoDays(faker, { patients, types: schedule.types, now })
  const bookings = schedule.doctors.flatMap((doctor) =>
    (working.get(doctor.userId) ?? []).flatMap((span) => day.fill(doctor, span))
  )
  await storeBookings(faker, bookings, now)
}

interface Clinic {
  patients: readonly string[]
  types: readonly AppointmentType[]
  now: DateTime
}

/** Fills what doctors work with people, nobody twice on one day. */
class DemoDays {
  readonly #come = new Set<string>()

  constructor(
    readonly faker: Faker,
    readonly clinic: Clinic
  ) {}

  fill(doctor: Member, { from, to, roomId }: WorkingSpan): DemoBooking[] {
    const bookings: DemoBooking[] = []
    for (let tick = from; tick < to;) {
      const type = this.faker.helpers.arrayElement(this.clinic.types)
      const ticks = type.minutes / TICK_MINUTES
      const patientId = tick + ticks <= to && this.#somebodyAt(instantOf(tick))
      if (patientId) {
        const startsAt = instantOf(tick)
        const status = statusAt(this.faker, startsAt, this.clinic.now)
        bookings.push({ doctor, roomId, type, patientId, startsAt, status })
      }
      const kept = ticks + type.bufferMinutes / TICK_MINUTES
      tick += Math.ceil(kept / QUARTER) * QUARTER
    }
    return bookings
  }

  /** The past is fuller than what is still to be booked. */
  #somebodyAt(startsAt: DateTime): string | null {
    const { patients, now } = this.clinic
    if (!this.faker.datatype.boolean(startsAt < now ? FULL.past : FULL.future)) return null
    const patientId = this.faker.helpers.arrayElement(patients)
    const once = `${patientId} ${startsAt.toISODate()}`
    if (this.#come.has(once)) return null
    this.#come.add(once)
    return patientId
  }
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
