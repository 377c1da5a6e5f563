import { audit } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type Appointment from '../models/appointment.js'
import AppointmentEvent, { type Change } from '../models/appointment_event.js'
import type { EventKind } from './verbs.js'

/** Writes a line into the appointment's history and into the clinic's trail, in the transaction of what happened. */
export async function note(
  appointment: Appointment,
  kind: EventKind,
  change: Change,
  reason: string | null = null
) {
  const { id: appointmentId, patientId } = appointment
  await AppointmentEvent.create({ appointmentId, patientId, kind, change, reason })
  await audit({
    action: `appointments.${kind.replaceAll('-', '_')}`,
    type: kind === 'booking' ? 'C' : 'U',
    entity: { type: 'Patient', id: patientId },
    details: { appointment: appointmentId, fields: Object.keys(change.to) },
  })
}

/** The facts of an appointment that its history tells. */
export function facts(appointment: Appointment) {
  return {
    startsAt: iso(appointment.startsAt),
    endsAt: iso(appointment.endsAt),
    doctorId: appointment.doctorId,
    roomId: appointment.roomId,
    typeId: appointment.typeId,
    status: appointment.status,
    outsideHours: appointment.outsideHours,
    overbookedById: appointment.overbookedById,
    overbookedByName: appointment.overbookedByName,
  }
}

export type Facts = ReturnType<typeof facts>

/** Only what changed. */
export function changed(before: Facts, after: Facts): Change {
  const names = (Object.keys(after) as (keyof Facts)[]) // keys of the type
    .filter((name) => before[name] !== after[name])
  const pick = (source: Facts) => Object.fromEntries(names.map((name) => [name, source[name]]))
  return { from: pick(before), to: pick(after) }
}

function iso(instant: DateTime): string {
  return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")
}
