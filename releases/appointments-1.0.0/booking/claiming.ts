import { audit } from '@medtrack/sdk'
import type Appointment from '../models/appointment.js'
import { claim } from './claims.js'
import { mendPatient } from './mending.js'
import type { Resource } from './resources.js'

/** Takes an appointment's resources, in its transaction. */
export async function claimFor(
  { id: appointmentId }: Appointment,
  resources: readonly Resource[],
  isOverbooking: boolean
) {
  for (const one of resources) if (one.kind === 'patient') await mendPatient(one, appointmentId)
  await claim({ appointmentId }, resources, isOverbooking)
}

/** On its own line of the trail, so that it is found without reading every booking. */
export function tellOverbooking({ id, patientId }: Appointment) {
  return audit({
    action: 'appointments.overbook',
    type: 'U',
    entity: { type: 'Patient', id: patientId },
    details: { appointment: id },
  })
}
