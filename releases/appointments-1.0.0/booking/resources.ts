import type { DateTime } from 'luxon'
import { spanOf, type Span } from './ticks.js'

/** What only one appointment can have at a time. */
export interface Resource {
  kind: 'doctor' | 'room' | 'patient'
  id: string
  span: Span
}

export interface Occupancy {
  patientId?: string
  doctorId: string
  roomId: string | null
  startsAt: DateTime
  endsAt: DateTime
  bufferMinutes: number
}

/** What an appointment or a hold takes, in the order in which everybody claims: two who claim at once never wait in a circle. */
export function resourcesOf(one: Occupancy): Resource[] {
  const own = spanOf(one.startsAt, one.endsAt)
  const doctor = spanOf(one.startsAt, one.endsAt, one.bufferMinutes)
  return [
    { kind: 'doctor', id: one.doctorId, span: doctor },
    ...(one.roomId ? [{ kind: 'room' as const, id: one.roomId, span: own }] : []),
    ...(one.patientId ? [{ kind: 'patient' as const, id: one.patientId, span: own }] : []),
  ]
}
