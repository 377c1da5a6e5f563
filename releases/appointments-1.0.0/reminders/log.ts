import { patientsByIds } from '@medtrack/patients'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import Reminder from '../models/reminder.js'

const MOST_SHOWN = 200

/** What was sent or could not be, the latest first, with whom it was about. */
export async function reminderLog() {
  const reminders = await Reminder.query()
    .whereIn('status', ['sent', 'failed', 'skipped'])
    .orderBy('due_at', 'desc')
    .limit(MOST_SHOWN)
  const ids = reminders.map(({ appointmentId }) => appointmentId)
  const appointments = new Map(
    (await Appointment.query().whereIn('id', ids)).map((one) => [one.id, one])
  )
  const patients = await patientsByIds(reminders.map(({ patientId }) => patientId))
  return reminders.map((reminder) => ({
    reminder,
    appointment: appointments.get(reminder.appointmentId) ?? null,
    patient: patients.get(reminder.patientId) ?? null,
  }))
}

/** Who cancelled by a link since yesterday: the desk should know. */
export function recentCancellations(): Promise<Reminder[]> {
  return Reminder.query()
    .where('answer', 'cancelled')
    .where('answered_at', '>', stored(DateTime.utc().minus({ days: 1 })))
    .orderBy('answered_at', 'desc')
    .exec()
}
