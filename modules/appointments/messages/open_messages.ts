import { patientsByIds } from '@medtrack/patients'
import { storedNow } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import Notice from '../models/notice.js'
import type { OutgoingMessage } from '../models/outgoing_message.js'
import Reminder from '../models/reminder.js'

/** A message that failed, or of which nobody can tell whether it went out. */
export interface OpenMessage {
  kind: 'notice' | 'reminder'
  id: string
  state: 'failed' | 'unclear'
}

/** Of one appointment, what somebody should look at. */
export async function openMessagesOf(appointmentId: string): Promise<OpenMessage[]> {
  const notices = await Notice.needingPeople().where({ appointmentId })
  const reminders = await Reminder.needingPeople().where({ appointmentId })
  return [
    ...notices.map((one) => open('notice', one)),
    ...reminders.map((one) => open('reminder', one)),
  ]
}

const MOST_SHOWN = 5

/** Appointments to come of which a patient may not have been told, the next first, and whose they are. */
export async function untoldAppointments() {
  const now = storedNow()
  const coming = Appointment.query().select('id').where('starts_at', '>', now)
  const messages = [
    ...(await Notice.needingPeople().whereIn('appointment_id', coming.clone())),
    ...(await Reminder.needingPeople().whereIn('appointment_id', coming)),
  ]
  const ids = [...new Set(messages.map(({ appointmentId }) => appointmentId))]
  const query = Appointment.query().whereIn('id', ids).orderBy('starts_at').limit(MOST_SHOWN)
  const appointments = ids.length > 0 ? await query : []
  const patients = await patientsByIds(appointments.map(({ patientId }) => patientId))
  const shown = appointments.map(({ id, patientId, startsAt }) => ({
    id,
    startsAt,
    patient: patients.get(patientId)?.name ?? null,
  }))
  return { count: ids.length, shown }
}

function open(kind: OpenMessage['kind'], { id, isUnclear }: OutgoingMessage): OpenMessage {
  return { kind, id, state: isUnclear ? 'unclear' : 'failed' }
}
