import { mailPerson, members } from '@medtrack/sdk'
import { isLive } from '../booking/statuses.js'
import Appointment from '../models/appointment.js'
import { reachOf } from '../reminders/sending.js'
import { spoken } from '../words/moments.js'

/** Writes to a patient when they are expected now, or that they are not any more: reception asked for it. */
export default async function tellOfChange(id: string) {
  const appointment = await Appointment.find(id)
  const reach = appointment && (await reachOf(appointment.patientId))
  if (!appointment || !reach?.channels.includes('mail')) return
  const doctor = (await members()).find(({ userId }) => userId === appointment.doctorId)
  await mailPerson('appointments', {
    to: { address: String(reach.contact.email), name: reach.contact.given },
    locale: reach.locale,
    words: isLive(appointment.status) ? 'calendar.movedMail' : 'calendar.cancelledMail',
    data: { when: spoken(appointment.startsAt, reach.locale), doctor: doctor?.name ?? '' },
  })
}
