import { currentClinic, type DemoInput, type Member } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { isLive, type Status } from '../booking/statuses.js'
import { stored } from '../booking/stored.js'
import { spanOf, ticksOf } from '../booking/ticks.js'
import type { Step } from '../booking/verbs.js'
import type AppointmentType from '../models/appointment_type.js'
import { inChunks } from '../schema/in_chunks.js'
import { storeTickets } from './tickets.js'

type Row = Record<string, unknown>

/** Somebody who comes, came, or did not. */
export interface DemoBooking {
  doctor: Member
  roomId: string | null
  type: AppointmentType
  patientId: string
  startsAt: DateTime
  status: Status
}

/** The steps that led to a status, and how many minutes from the start each was taken. */
const STEPS_TO: Record<Status, readonly [Step, number][]> = {
  booked: [],
  confirmed: [['confirmation', -1500]],
  arrived: [['arrival', -12]],
  in_room: [
    ['arrival', -12],
    ['rooming', 2],
  ],
  done: [
    ['arrival', -12],
    ['rooming', 2],
    ['completion', 20],
  ],
  no_show: [['no-show', 20]],
  cancelled: [['cancellation', -1600]],
}

/** Many at once, as `booking/book.ts` would have stored each. */
export async function storeBookings(
  faker: DemoInput['faker'],
  bookings: readonly DemoBooking[],
  now: DateTime
) {
  const { db } = currentClinic()
  const rows = bookings.map((booking) => rowsOf(faker, booking, now))
  const insert = async (table: string, all: Row[]) => {
    for (const some of inChunks(all)) await db.table(table).multiInsert(some)
  }
  await insert(
    'appointments',
    rows.map(({ appointment }) => appointment)
  )
  await insert(
    'appointments_claims',
    rows.flatMap(({ claims }) => claims)
  )
  await insert(
    'appointments_patient_claims',
    rows.flatMap(({ patientClaims }) => patientClaims)
  )
  await insert(
    'appointments_events',
    rows.flatMap(({ events }) => events)
  )
  await storeTickets(rows.map(({ appointment }) => appointment))
}

function rowsOf(faker: DemoInput['faker'], booking: DemoBooking, now: DateTime) {
  const { type, startsAt, status } = booking
  const id = v7()
  const endsAt = startsAt.plus({ minutes: type.minutes })
  const takenAt = (step: Step) => {
    const taken = STEPS_TO[status].find(([one]) => one === step)
    return taken ? stored(earlier(startsAt.plus({ minutes: taken[1] }), now)) : null
  }
  const appointment: Row = {
    id,
    ...factsOf(booking, endsAt),
    ...authorOf(faker, booking, now),
    booked_via: type.isOnline && faker.datatype.boolean(0.2) ? 'online' : 'staff',
    confirmed_at: takenAt('confirmation'),
    arrived_at: takenAt('arrival'),
    in_room_at: takenAt('rooming'),
    done_at: takenAt('completion'),
    closed_at: takenAt('no-show') ?? takenAt('cancellation'),
  }
  return {
    appointment,
    ...(isLive(status) ? claimsOf(booking, id, endsAt) : { claims: [], patientClaims: [] }),
    events: eventsOf(appointment, takenAt),
  }
}

function factsOf(booking: DemoBooking, endsAt: DateTime): Row {
  const { doctor, roomId, type, patientId, startsAt, status } = booking
  return {
    patient_id: patientId,
    doctor_id: doctor.userId,
    room_id: roomId,
    type_id: type.id,
    status,
    starts_at: stored(startsAt),
    ends_at: stored(endsAt),
    buffer_minutes: type.bufferMinutes,
    outside_hours: false,
  }
}

function authorOf(
  faker: DemoInput['faker'],
  { startsAt, status }: DemoBooking,
  now: DateTime
): Row {
  const days = faker.number.int({ min: 3, max: 20 })
  const bookedAt = stored(earlier(startsAt.minus({ days }), now))
  return {
    version: STEPS_TO[status].length + 1,
    created_by: null,
    created_by_name: currentClinic().actor.name,
    updated_by: null,
    created_at: bookedAt,
    updated_at: bookedAt,
  }
}

function claimsOf(
  { doctor, roomId, type, patientId, startsAt }: DemoBooking,
  id: string,
  endsAt: DateTime
) {
  const own = ticksOf(spanOf(startsAt, endsAt))
  const ofDoctor = ticksOf(spanOf(startsAt, endsAt, type.bufferMinutes))
  const claim = (kind: string, resourceId: string, tick: number): Row => ({
    resource_kind: kind,
    resource_id: resourceId,
    tick,
    lane: 0,
    appointment_id: id,
  })
  return {
    claims: [
      ...ofDoctor.map((tick) => claim('doctor', doctor.userId, tick)),
      ...(roomId ? own.map((tick) => claim('room', roomId, tick)) : []),
    ],
    patientClaims: own.map((tick) => ({
      patient_id: patientId,
      tick,
      lane: 0,
      appointment_id: id,
    })),
  }
}

function eventsOf(appointment: Row, takenAt: (step: Step) => string | null): Row[] {
  const status = appointment.status as Status // written above
  const line = (kind: string, at: unknown, change: object): Row => ({
    id: v7(),
    appointment_id: appointment.id,
    patient_id: appointment.patient_id,
    kind,
    change: JSON.stringify(change),
    actor_id: null,
    actor_name: appointment.created_by_name,
    created_at: at,
  })
  let before: Status = 'booked'
  const steps = STEPS_TO[status].map(([step]) => {
    const after = AFTER[step]
    const change = { from: { status: before }, to: { status: after } }
    before = after
    return line(step, takenAt(step), change)
  })
  return [line('booking', appointment.created_at, { from: {}, to: { status: 'booked' } }), ...steps]
}

const AFTER: Record<Step, Status> = {
  'confirmation': 'confirmed',
  'arrival': 'arrived',
  'rooming': 'in_room',
  'completion': 'done',
  'no-show': 'no_show',
  'cancellation': 'cancelled',
}

function earlier(one: DateTime, other: DateTime): DateTime {
  return one < other ? one : other
}
