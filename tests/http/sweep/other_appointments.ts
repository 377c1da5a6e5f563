import { DateTime } from 'luxon'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { MARK } from '#tests/http/sweep/mark'
import { book } from '../../../modules/appointments/booking/book.js'
import { holdTime } from '../../../modules/appointments/booking/holds.js'
import { ticketOf } from '../../../modules/appointments/desk/tickets.js'
import AppointmentType from '../../../modules/appointments/models/appointment_type.js'
import Reminder from '../../../modules/appointments/models/reminder.js'
import Room from '../../../modules/appointments/models/room.js'
import WorkingHours from '../../../modules/appointments/models/working_hours.js'
import { addAbsence } from '../../../modules/appointments/setup/absences.js'
import { beginSeries } from '../../../modules/appointments/series/begin.js'
import { ask } from '../../../modules/appointments/online/asking.js'
import WaitingEntry from '../../../modules/appointments/models/waiting_entry.js'
import WaitingOffer from '../../../modules/appointments/models/waiting_offer.js'
import { registerNewcomer } from '../../../modules/patients/people/newcomer.js'

interface Place {
  clinic: Clinic
  owner: User
}

/** Something of each kind that addresses of the schedule name. */
export function makeAppointments({ clinic, owner }: Place) {
  return enterClinic(clinic, PLATFORM, async () => {
    const doctorId = owner.id
    const patientId = await registerNewcomer({ given: 'Pia', family: `${MARK}feld` })
    const type = await AppointmentType.create({
      name: `${MARK} check-up`,
      minutes: 30,
      bufferMinutes: 0,
      colour: 'blue',
      needsRoom: false,
      isOnline: false,
      position: 1,
    })
    const room = await Room.create({ name: `${MARK} room`, kind: 'room', position: 1 })
    const day = { fromMinute: 480, toMinute: 1080 }
    const hours = await WorkingHours.create({ doctorId, weekday: 2, ...day })
    const startsAt = DateTime.fromISO('2027-03-02T10:00', { zone: clinic.timeZone })
    const note = `${MARK} comes`
    const booking = { patientId, doctorId, typeId: type.id, roomId: room.id, startsAt, note }
    const appointment = await book({ ...booking, outsideHours: true })
    const free = { ...booking, startsAt: startsAt.plus({ hours: 1 }), bufferMinutes: 0 }
    const { hold } = await holdTime({
      booking: { ...free, endsAt: free.startsAt.plus({ minutes: 15 }), needsRoom: false },
      minutes: 30,
      purpose: 'booking',
    })
    const absence = await addAbsence({
      doctorId,
      kind: 'leave',
      startsAt: startsAt.plus({ days: 7 }),
      endsAt: startsAt.plus({ days: 8 }),
      reason: `${MARK} away`,
    })
    const ticket = await ticketOf(appointment)
    const reminder = await Reminder.create({
      ...{ appointmentId: appointment.id, patientId, channel: 'mail', minutesBefore: 60 },
      ...{ dueAt: startsAt.minus({ hours: 1 }), status: 'failed', attempts: 5 },
    })
    const detailed = await makeDetailed({ patientId, doctorId, type, startsAt })
    return {
      absence: absence.id,
      ticket: ticket.id,
      reminder: reminder.id,
      patient: patientId,
      appointment: appointment.id,
      type: type.id,
      room: room.id,
      hours: hours.id,
      doctor: doctorId,
      hold: hold.id,
      token: 'no-such-token',
      ...detailed,
    }
  })
}

interface Course {
  patientId: string
  doctorId: string
  type: AppointmentType
  startsAt: DateTime
}

/** What recurs, who waits for what, and who asked online. */
async function makeDetailed({ patientId, doctorId, type, startsAt }: Course) {
  const rrule = 'FREQ=WEEKLY;INTERVAL=1;WKST=MO;COUNT=2;BYDAY=TU'
  const { series } = await beginSeries(
    {
      ...{ patientId, doctorId, roomId: null, typeId: type.id, note: `${MARK} course` },
      ...{ minutes: 30, bufferMinutes: 0, needsRoom: false, rrule },
      ...{ startsAt: startsAt.set({ hour: 14 }), timeZone: startsAt.zoneName ?? '' },
    },
    new Map()
  )
  const wish = { patientId, doctorId: null, typeId: type.id, weekdays: '', isUrgent: false }
  const entry = await WaitingEntry.create({ ...wish, status: 'offered', note: `${MARK} waits` })
  const offer = await WaitingOffer.create({
    ...{ entryId: entry.id, patientId, doctorId, typeId: type.id, status: 'open' },
    ...{ startsAt: startsAt.set({ hour: 15 }), expiresAt: startsAt },
  })
  const free = { doctorId, roomId: null, startsAt: startsAt.set({ hour: 16 }) }
  const request = await ask({
    type,
    slot: { ...free, endsAt: free.startsAt.plus({ minutes: 30 }) },
    person: {
      ...{ given: 'Otto', family: MARK, birthDate: '1990-01-02', phone: null },
      email: `otto-${MARK.toLowerCase()}@people.example`,
    },
    locale: 'en',
  })
  return { series: series.id, entry: entry.id, offer: offer.id, request: request.id }
}
