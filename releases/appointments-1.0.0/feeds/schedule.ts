import { patientsByIds } from '@medtrack/patients'
import { members, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import AppointmentType from '../models/appointment_type.js'
import type Feed from '../models/feed.js'
import Room from '../models/room.js'
import type { CalendarEntry } from './calendar.js'

const DAYS_BACK = 30
const DAYS_AHEAD = 365
/** More than a big clinic has in that time. */
const MOST_ENTRIES = 20_000

/** What a member's feed holds: of a doctor the own appointments, of others the clinic's. */
export async function entriesFor(
  { feed, member }: { feed: Feed; member: Member },
  words: { appointment: string }
): Promise<CalendarEntry[]> {
  const appointments = await appointmentsFor(member)
  const types = new Map((await AppointmentType.all()).map(({ id, name }) => [id, name]))
  const rooms = new Map((await Room.all()).map(({ id, name }) => [id, name]))
  const doctors = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const patients = feed.showsNames
    ? await patientsByIds(appointments.map(({ patientId }) => patientId))
    : null
  return appointments.map((one) => ({
    id: one.id,
    sequence: one.version - 1,
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
    isLive: one.isLive,
    summary: [
      types.get(one.typeId ?? '') ?? words.appointment,
      !member.isDoctor && doctors.get(one.doctorId),
      patients?.get(one.patientId)?.name,
    ]
      .filter(Boolean)
      .join(' · '),
    location: rooms.get(one.roomId ?? '') ?? null,
  }))
}

function appointmentsFor({ isDoctor, userId }: Member): Promise<Appointment[]> {
  const now = DateTime.utc()
  const query = Appointment.query()
    .where('starts_at', '>=', stored(now.minus({ days: DAYS_BACK })))
    .where('starts_at', '<', stored(now.plus({ days: DAYS_AHEAD })))
    .orderBy('starts_at')
    .limit(MOST_ENTRIES)
  return isDoctor ? query.where('doctor_id', userId).exec() : query.exec()
}
