import { en, Faker } from '@faker-js/faker'
import { type DateTime } from 'luxon'
import type { SlotQuestion } from '../availability/free_slots.js'
import { book } from '../booking/book.js'
import { ImpossibleBookingError, SlotTakenError } from '../booking/errors.js'
import { holdTime } from '../booking/holds.js'
import { takeStep } from '../booking/steps.js'
import { currentClinic } from '@medtrack/sdk'
import Absence from '../models/absence.js'
import AppointmentType from '../models/appointment_type.js'
import WorkingHours from '../models/working_hours.js'

export interface Cast {
  doctors: readonly string[]
  patients: readonly string[]
  rooms: readonly string[]
}

export function seeded(seed: number): Faker {
  const own = new Faker({ locale: en })
  own.seed(seed)
  return own
}

/** Hours, leave, bookings and holds around a day, whatever chance makes of them. */
export class RandomSchedule {
  constructor(
    readonly random: Faker,
    readonly cast: Cast,
    /** Noon of the day around which it all is. */
    readonly day: DateTime
  ) {}

  async fill() {
    const { random } = this
    for (let count = random.number.int({ min: 4, max: 14 }); count > 0; count--) await this.#hours()
    for (let count = random.number.int({ max: 4 }); count > 0; count--) await this.#absence()
    for (let count = random.number.int({ min: 2, max: 15 }); count > 0; count--) {
      await this.#booking()
    }
    for (let count = random.number.int({ max: 4 }); count > 0; count--) await this.#hold()
  }

  question(): SlotQuestion {
    const { random, cast } = this
    const from = this.#instant(1)
    return {
      doctorIds: random.helpers.arrayElements([...cast.doctors], { min: 1, max: 3 }),
      from,
      until: from.plus({ minutes: random.number.int({ min: 60, max: 3 * 24 * 60 }) }),
      minutes: this.#fives(5, 120),
      bufferMinutes: random.datatype.boolean(0.4) ? this.#fives(5, 30) : 0,
      needsRoom: random.datatype.boolean(0.4),
      patientId: random.datatype.boolean(0.4) ? random.helpers.arrayElement(cast.patients) : null,
      stepMinutes: random.helpers.arrayElement([5, 10, 15, 30]),
    }
  }

  async #hours() {
    const { random, cast } = this
    const fromMinute = this.#fives(0, 22 * 60)
    const date = (days: number) => this.day.plus({ days }).toISODate()
    await WorkingHours.create({
      doctorId: random.helpers.arrayElement(cast.doctors),
      // Of the days around, so that something is to be found.
      weekday: this.day.plus({ days: random.number.int({ min: -1, max: 1 }) }).weekday,
      fromMinute,
      toMinute: Math.min(1440, fromMinute + this.#fives(15, 600)),
      roomId: random.datatype.boolean(0.3) ? random.helpers.arrayElement(cast.rooms) : null,
      validFrom: random.datatype.boolean(0.2) ? date(random.number.int({ min: -2, max: 1 })) : null,
      validUntil: random.datatype.boolean(0.2)
        ? date(random.number.int({ min: -1, max: 2 }))
        : null,
    })
  }

  async #absence() {
    const { random, cast } = this
    // Not on the grid: a part of five minutes counts as the whole.
    const startsAt = this.#instant(2).plus({ minutes: random.number.int({ max: 4 }) })
    await Absence.create({
      doctorId: random.datatype.boolean(0.3) ? null : random.helpers.arrayElement(cast.doctors),
      kind: 'leave',
      startsAt,
      endsAt: startsAt.plus({ minutes: random.number.int({ min: 1, max: 700 }) }),
    })
  }

  async #booking() {
    const { random, cast } = this
    const type = await this.#type()
    const booked = await unlessTaken(() =>
      book({
        patientId: random.helpers.arrayElement(cast.patients),
        doctorId: random.helpers.arrayElement(cast.doctors),
        typeId: type.id,
        roomId: random.datatype.boolean(0.3) ? random.helpers.arrayElement(cast.rooms) : null,
        startsAt: this.#instant(2),
        outsideHours: true,
        overbook: random.datatype.boolean(0.2) ? { reason: 'chance' } : null,
      })
    )
    if (booked && random.datatype.boolean(0.2)) await takeStep(booked, 'cancellation')
    else if (booked && random.datatype.boolean(0.2)) await takeStep(booked, 'arrival')
  }

  async #hold() {
    const { random, cast } = this
    const startsAt = this.#instant(2)
    const held = await unlessTaken(() =>
      holdTime({
        minutes: 30,
        purpose: 'booking',
        booking: {
          doctorId: random.helpers.arrayElement(cast.doctors),
          typeId: null,
          roomId: random.datatype.boolean(0.5) ? random.helpers.arrayElement(cast.rooms) : null,
          startsAt,
          endsAt: startsAt.plus({ minutes: this.#fives(5, 90) }),
          bufferMinutes: this.#fives(0, 20),
          needsRoom: false,
        },
      })
    )
    if (held && random.datatype.boolean(0.5)) await expire(held.hold.id)
  }

  #type(): Promise<AppointmentType> {
    return AppointmentType.create({
      name: this.random.word.noun(),
      minutes: this.#fives(5, 90),
      bufferMinutes: this.#fives(0, 20),
      colour: 'blue',
      needsRoom: this.random.datatype.boolean(0.3),
      isOnline: false,
      position: 1,
    })
  }

  #fives(min: number, max: number): number {
    return this.random.number.int({ min: min / 5, max: max / 5 }) * 5
  }

  /** On the grid, at most so many days before or after. */
  #instant(days: number): DateTime {
    const ticks = this.random.number.int({ min: -288 * days, max: 288 * days })
    return this.day.plus({ minutes: ticks * 5 }).toUTC()
  }
}

async function unlessTaken<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SlotTakenError || error instanceof ImpossibleBookingError) return null
    throw error
  }
}

/** As though its time had passed: the row and its claims, which is all that tells. */
async function expire(holdId: string) {
  const { db } = currentClinic()
  const past = { expires_at: '2020-01-01 00:00:00' }
  await db.from('appointments_holds').where('id', holdId).update(past)
  await db.from('appointments_claims').where('hold_id', holdId).update(past)
}
