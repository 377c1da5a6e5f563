import { patientsByIds, type PatientSummary } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import AppointmentType from '../models/appointment_type.js'
import Room from '../models/room.js'
import type Ticket from '../models/ticket.js'
import { dayRange, todayHere } from './day.js'
import { ticketsOn } from './tickets.js'

/** Somebody who is expected, here, or was. */
export interface Arrival {
  appointment: Appointment
  patient: PatientSummary | null
  typeName: string | null
  colour: string | null
  roomName: string | null
  ticket: Ticket | null
}

/** Everybody of today, in the order of the day. A handful of queries, however many come. */
export async function arrivalsToday(doctorId?: string): Promise<Arrival[]> {
  const today = todayHere()
  const { from, until } = dayRange(today)
  const query = Appointment.query()
    .where('starts_at', '>=', stored(from))
    .where('starts_at', '<', stored(until))
    .orderBy('starts_at')
    .orderBy('id')
  if (doctorId) query.where('doctor_id', doctorId)
  const appointments = await query
  const patients = await patientsByIds(appointments.map(({ patientId }) => patientId))
  const tickets = await ticketsOn(today)
  const types = new Map((await AppointmentType.all()).map((type) => [type.id, type]))
  const rooms = await roomNames()
  return appointments.map((appointment) => {
    const type = types.get(appointment.typeId ?? '')
    return {
      appointment,
      patient: patients.get(appointment.patientId) ?? null,
      typeName: type?.name ?? null,
      colour: type?.colour ?? null,
      roomName: rooms.get(appointment.roomId ?? '') ?? null,
      ticket: tickets.get(appointment.id) ?? null,
    }
  })
}

export async function roomNames(): Promise<Map<string, string>> {
  return new Map((await Room.all()).map(({ id, name }) => [id, name]))
}

/** Those who are here and have not been called in, who came first first. */
export function waiting(arrivals: readonly Arrival[]): Arrival[] {
  const since = ({ appointment }: Arrival) => appointment.arrivedAt?.toMillis() ?? 0
  return arrivals
    .filter(({ appointment }) => appointment.status === 'arrived')
    .sort((one, other) => since(one) - since(other))
}

/** Whom the doctor sees next: of those who are here, who is due first; nobody, where nobody is here. */
export function nextOf(arrivals: readonly Arrival[]): Arrival | null {
  const here = arrivals.filter(({ appointment }) => appointment.status === 'arrived')
  const due = ({ appointment: { startsAt } }: Arrival) => startsAt.toMillis()
  return here.sort((one, other) => due(one) - due(other))[0] ?? null
}

const LATE_MINUTES = 5

/** By how many minutes somebody is late who is expected; 0 where they are not. */
export function lateBy({ status, startsAt }: Appointment): number {
  if (status !== 'booked' && status !== 'confirmed') return 0
  const late = Math.floor(DateTime.utc().diff(startsAt, 'minutes').minutes)
  return late >= LATE_MINUTES ? late : 0
}

/** The acting member, where they are one of these doctors. */
export function ownId(doctors: readonly { userId: string }[]): string | null {
  const { userId } = currentClinic().actor
  return doctors.some((one) => one.userId === userId) ? userId : null
}
