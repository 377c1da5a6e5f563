import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members, type Member } from '@medtrack/sdk'
import { scheduledDoctors } from '../availability/doctors.js'
import AppointmentType from '../models/appointment_type.js'
import Room from '../models/room.js'

type Page = HttpContext['page']

/** What every view of the schedule is made of: whose it is, where, and what people come for. */
export interface ScheduleFrame {
  isDetailed: boolean
  doctors: Member[]
  /** Doctors whose schedule this plan does not keep. */
  others: Member[]
  rooms: Room[]
  types: AppointmentType[]
}

export async function scheduleFrame(page: Page): Promise<ScheduleFrame> {
  const isDetailed = page.hasFeature('detailed')
  const doctors = await scheduledDoctors(isDetailed)
  const shown = new Set(doctors.map(({ userId }) => userId))
  const all = (await members()).filter(({ isDoctor }) => isDoctor)
  return {
    isDetailed,
    doctors,
    others: all.filter(({ userId }) => !shown.has(userId)),
    rooms: isDetailed ? await Room.offered() : [],
    // Archived ones too: bookings may still have them.
    types: await AppointmentType.query().orderBy('position').orderBy('name'),
  }
}

/** Those of the doctors who were asked for; all of them where nobody is named. */
export function chosenDoctors({ doctors }: ScheduleFrame, asked: unknown): string[] {
  const names = typeof asked === 'string' && asked !== '' ? asked.split(',') : []
  const known = doctors.map(({ userId }) => userId)
  const chosen = known.filter((id) => names.includes(id))
  return chosen.length > 0 ? chosen : known
}

const EARLIEST = 8 * 60
const LATEST = 18 * 60
const HOUR = 60

export interface DrawnHours {
  /** Minutes of the day. */
  from: number
  to: number
  /** Whether anybody said when they work. */
  areSet: boolean
}

/** Between which hours the day is drawn: an hour around everybody's. Earlier and later bookings widen it by themselves. */
export async function drawnHours(doctors: readonly Member[]): Promise<DrawnHours> {
  const ids = doctors.map(({ userId }) => userId)
  const row = await currentClinic()
    .db.from('appointments_hours')
    .whereIn('doctor_id', ids)
    .min('from_minute as from_minute')
    .max('to_minute as to_minute')
    .first()
  const from = Number(row?.from_minute ?? EARLIEST)
  const to = Number(row?.to_minute ?? LATEST)
  return {
    from: Math.max(0, Math.floor(from / HOUR) * HOUR - HOUR),
    to: Math.min(24 * HOUR, Math.ceil(to / HOUR) * HOUR + HOUR),
    areSet: row?.from_minute !== null && row?.from_minute !== undefined,
  }
}
