import { hasFeature, wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Appointment from '../models/appointment.js'
import Reminder from '../models/reminder.js'
import { isWanted, reachOf, send } from '../reminders/sending.js'

const MOST_ATTEMPTS = 5

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
  if (!appointment || !reach || !(await isWanted(reminder.channel, reach))) {
    await reminder.merge({ status: 'skipped' }).save()
    return
  }
  await deliver(reminder, () =>
    reminder.link().then((link) =>
      send({
        channel: reminder.channel,
        reach,
        appointment,
        words: 'reminders',
        path: `/answers/${link}`,
      })
    )
  )
}

/** Tried again by the queue; after so many times it has failed. */
async function deliver(reminder: Reminder, work: () => Promise<void>) {
  await reminder.merge({ attempts: reminder.attempts + 1 }).save()
  try {
    await work()
  } catch (error) {
    if (reminder.attempts < MOST_ATTEMPTS) throw error
    await reminder.merge({ status: 'failed' }).save()
    return
  }
  await reminder.merge({ status: 'sent', sentAt: DateTime.utc().startOf('second') }).save()
}
