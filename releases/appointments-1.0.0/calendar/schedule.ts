import { patientsByIds, type PatientSummary } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type { Status } from '../booking/statuses.js'
import { readStored, stored } from '../booking/stored.js'
import { LONGEST_MINUTES } from '../booking/ticks.js'

export interface ScheduleQuestion {
  doctorIds: readonly string[]
  from: DateTime
  until: DateTime
  /** Only what takes place there. */
  roomId?: string | null
  /** Also what was cancelled. */
  withCancelled?: boolean
}

/** One line of the schedule: what everybody who sees it may read. */
export interface Scheduled {
  id: string
  version: number
  patient: PatientSummary | null
  doctorId: string
  roomId: string | null
  typeId: string | null
  status: Status
  startsAt: DateTime
  endsAt: DateTime
  outsideHours: boolean
  overbooked: boolean
  inSeries: boolean
}

const COLUMNS = [
  'id',
  'version',
  'patient_id',
  'doctor_id',
  'room_id',
  'type_id',
  'status',
  'starts_at',
  'ends_at',
  'outside_hours',
  'overbooked_by_name',
  'series_id',
]

/** Who comes when, in order. Two queries, however many; notes and reasons are not opened for it. */
export async function scheduleOf(question: ScheduleQuestion): Promise<Scheduled[]> {
  if (question.doctorIds.length === 0) return []
  const rows = await rowsOf(question)
  const patients = await patientsByIds(rows.map((row) => String(row.patient_id)))
  return rows.map((row) => ({
    id: String(row.id),
    version: Number(row.version),
    patient: patients.get(String(row.patient_id)) ?? null,
    doctorId: String(row.doctor_id),
    roomId: row.room_id as string | null, // a nullable text column
    typeId: row.type_id as string | null, // a nullable text column
    status: row.status as Status, // written by the verbs of `booking/` only
    startsAt: readStored(row.starts_at),
    endsAt: readStored(row.ends_at),
    outsideHours: Boolean(row.outside_hours),
    overbooked: row.overbooked_by_name !== null,
    inSeries: row.series_id !== null,
  }))
}

/** Whose time is taken on those days, whoever is on the schedule today. */
export async function doctorsWithBookings(from: DateTime, until: DateTime): Promise<string[]> {
  const rows = await currentClinic()
    .db.from('appointments')
    .distinct('doctor_id')
    .where('starts_at', '>=', stored(from))
    .where('starts_at', '<', stored(until))
  return rows.map(({ doctor_id: id }) => String(id))
}

function rowsOf({ doctorIds, from, until, roomId, withCancelled }: ScheduleQuestion) {
  const query = currentClinic()
    .db.from('appointments')
    .select(...COLUMNS)
    .whereIn('doctor_id', [...doctorIds])
    .where('starts_at', '>=', stored(from.minus({ minutes: LONGEST_MINUTES })))
    .where('starts_at', '<', stored(until))
    .where('ends_at', '>', stored(from))
  if (roomId) query.where('room_id', roomId)
  if (!withCancelled) query.whereNot('status', 'cancelled')
  return query.orderBy('starts_at').orderBy('id')
}
