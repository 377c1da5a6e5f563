import { currentClinic, dispatch } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { Happening } from '../booking/happening.js'
import Appointment from '../models/appointment.js'
import AppointmentEvent from '../models/appointment_event.js'
import type { Freed } from './offering.js'

/** Somebody let a time go: others may wait for it. */
export default async function tellWaiting({ appointment, freed }: Happening) {
  if (!freed) return
  const { db } = currentClinic()
  const waiting = await db.from('appointments_waiting').where('status', 'waiting').first()
  if (waiting) await dispatch('appointments.offerFreed', appointment.id)
}

/** What an appointment let go last: its time, or the one that it was moved from. */
export async function freedBy(appointmentId: string): Promise<Freed | null> {
  const appointment = await Appointment.find(appointmentId)
  if (!appointment) return null
  const { doctorId, startsAt: from, endsAt: until, isLive } = appointment
  if (!isLive) return { doctorId, from, until }
  const events = await AppointmentEvent.of(appointmentId)
  const move = events.filter(({ kind }) => /^rescheduling/.test(kind)).at(-1)
  if (!move) return null
  const was = move.change.from
  const instant = (value: unknown, otherwise: DateTime) =>
    typeof value === 'string' ? DateTime.fromISO(value, { zone: 'utc' }) : otherwise
  return {
    doctorId: String(was.doctorId ?? doctorId),
    from: instant(was.startsAt, from),
    until: instant(was.endsAt, until),
  }
}
