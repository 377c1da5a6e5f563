import { audit, dispatch } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { attempt } from '../booking/attempts.js'
import { storedNow } from '../booking/stored.js'
import type Appointment from '../models/appointment.js'
import Notice from '../models/notice.js'
import type Reminder from '../models/reminder.js'
import { insertUnlessThere } from '../schema/upsert.js'

/**
 * Has a patient told by mail how an appointment stands now. Asked for again, the mail still goes out once, unless the first
 * failed or nobody can tell what became of it. What was to be told of an earlier state is told no more.
 *
 * @returns whether a mail goes out
 */
export async function tellOfChange(appointment: Appointment): Promise<boolean> {
  const { id: appointmentId, version: appointmentVersion, patientId } = appointment
  const notice = await attempt(async () => {
    await insertUnlessThere('appointments_notices', {
      id: v7(),
      appointment_id: appointmentId,
      appointment_version: appointmentVersion,
      patient_id: patientId,
      status: 'planned',
      attempts: 0,
      created_at: storedNow(),
    })
    await Notice.outdate(appointment)
    const known = await Notice.query().where({ appointmentId, appointmentVersion }).firstOrFail()
    const isPlanned = known.status === 'planned' || (await known.planAgain())
    if (isPlanned) await audited('appointments.notice', appointment)
    return isPlanned ? known : null
  })
  if (notice) await dispatch('appointments.tellOfChange', notice.id)
  return notice !== null
}

/** @returns whether a message goes out: one that did already does not */
export async function remindAgain(reminder: Reminder, appointment: Appointment): Promise<boolean> {
  const isPlanned = await attempt(async () => {
    if (!(await reminder.planAgain())) return false
    await audited('appointments.reminder', appointment)
    return true
  })
  if (isPlanned) await dispatch('appointments.remind', reminder.id)
  return isPlanned
}

function audited(action: string, { id, patientId }: Appointment) {
  const entity = { type: 'Patient', id: patientId }
  return audit({ action, type: 'E', entity, details: { appointment: id } })
}
