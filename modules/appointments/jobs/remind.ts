import { hasFeature, wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import Reminder from '../models/reminder.js'
import { isWanted, reachOf, send } from '../reminders/sending.js'

/** Sends a reminder whose time has come, unless the appointment or the patient's mind has changed. */
export default async function remind(id: string) {
  const reminder = await Reminder.find(id)
  if (reminder?.status !== 'planned') return
  if (reminder.dueAt > DateTime.utc()) return wakeAt('appointments.remind', id, reminder.dueAt)
  const appointment = await Appointment.find(reminder.appointmentId)
  const isStill =
    appointment &&
    (await hasFeature('appointments.detailed')) &&
    (appointment.status === 'booked' || appointment.status === 'confirmed') &&
    appointment.startsAt > DateTime.utc()
  const reach = isStill ? await reachOf(appointment.patientId) : null
  if (!appointment || !reach || !(await isWanted(reminder.channel, reach))) return reminder.skip()
  const path = `/answers/${await reminder.link()}`
  const message = { channel: reminder.channel, reach, appointment, words: 'reminders', path }
  await reminder.deliver(() => send(message), { due_at: stored(reminder.dueAt) })
}
