import { mailPerson, members } from '@medtrack/sdk'
import { isLive } from '../booking/statuses.js'
import Appointment from '../models/appointment.js'
import Notice from '../models/notice.js'
import { tellOfChange as planTelling } from '../messages/telling.js'
import { reachOf } from '../reminders/sending.js'
import { spoken } from '../words/moments.js'

/** Writes to a patient when they are expected now, or that they are not any more: reception asked for it. */
export default async function tellOfChange(id: string) {
  const notice = await Notice.find(id)
  if (!notice) return tellAsBefore(id)
  if (notice.status !== 'planned') return
  const appointment = await Appointment.find(notice.appointmentId)
  const reach = appointment && (await reachOf(appointment.patientId))
  if (!appointment || !reach?.channels.includes('mail')) return notice.skip()
  const doctor = (await members()).find(({ userId }) => userId === appointment.doctorId)
  const mail = {
    to: { address: String(reach.contact.email), name: reach.contact.given },
    locale: reach.locale,
    words: isLive(appointment.status) ? 'calendar.movedMail' : 'calendar.cancelledMail',
    data: { when: spoken(appointment.startsAt, reach.locale), doctor: doctor?.name ?? '' },
  }
  await notice.deliver(() => mailPerson('appointments', mail))
}

/** A job that 1.0.0 queued names the appointment. */
async function tellAsBefore(appointmentId: string) {
  const appointment = await Appointment.find(appointmentId)
  if (appointment) await planTelling(appointment)
}
