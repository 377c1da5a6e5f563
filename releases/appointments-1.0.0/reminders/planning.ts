import { wakeAt, wakeNever } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { Happening } from '../booking/happening.js'
import type Appointment from '../models/appointment.js'
import Reminder, { CHANNELS, type Channel } from '../models/reminder.js'
import { reminderSettings, type ReminderSettings } from './settings.js'

const JOB = 'appointments.remind'

/** Whatever happens to an appointment, its reminders follow, in the same transaction. */
export default function followAppointment({ appointment }: Happening) {
  return planReminders(appointment)
}

/** Plans what is due, moves what is planned, and revokes the rest. Asked again, it changes nothing. */
export async function planReminders(appointment: Appointment) {
  const settings = await reminderSettings()
  const standing = await Reminder.query().where('appointment_id', appointment.id)
  const due = dueFor(appointment, settings)
  if (standing.length === 0 && due.length === 0) return
  for (const wanted of due) await plan(appointment, wanted, standing)
  const revoked = standing.filter(
    (one) => one.status === 'planned' && !due.some((wanted) => isSame(one, wanted))
  )
  for (const one of revoked) {
    await one.merge({ status: 'revoked' }).save()
    await wakeNever(JOB, one.id)
  }
}

interface Due {
  channel: Channel
  minutesBefore: number
  dueAt: DateTime
}

function dueFor({ status, startsAt }: Appointment, settings: ReminderSettings): Due[] {
  if (!settings.isOn || (status !== 'booked' && status !== 'confirmed')) return []
  const now = DateTime.utc()
  const channels = CHANNELS.filter((one) =>
    one === 'mail' ? settings.mail : settings.sms !== 'never'
  )
  return settings.minutesBefore
    .map((minutesBefore) => ({ minutesBefore, dueAt: startsAt.minus({ minutes: minutesBefore }) }))
    .filter(({ dueAt }) => dueAt > now)
    .flatMap((time) => channels.map((channel) => ({ ...time, channel })))
}

async function plan(appointment: Appointment, due: Due, standing: readonly Reminder[]) {
  const known = standing.find((one) => isSame(one, due))
  // One that was sent for this very time is not sent again.
  if (known?.dueAt.toMillis() === due.dueAt.toMillis() && known.status !== 'revoked') return
  const { id: appointmentId, patientId } = appointment
  const reminder = known ?? new Reminder()
  reminder.merge({ ...due, appointmentId, patientId, status: 'planned', attempts: 0, sentAt: null })
  reminder.merge({ answer: null, answeredAt: null })
  await reminder.save()
  await wakeAt(JOB, reminder.id, due.dueAt)
}

function isSame(
  one: Pick<Due, 'channel' | 'minutesBefore'>,
  other: Pick<Due, 'channel' | 'minutesBefore'>
) {
  return one.channel === other.channel && Number(one.minutesBefore) === other.minutesBefore
}
