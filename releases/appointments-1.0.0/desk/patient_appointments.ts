import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { LIVE } from '../booking/statuses.js'
import { stored, storedNow } from '../booking/stored.js'
import Appointment from '../models/appointment.js'

const MOST_COMING = 50

/** What a patient is booked for from now on, the next first. */
export function comingOf(patientId: string, most = MOST_COMING): Promise<Appointment[]> {
  return Appointment.query()
    .where({ patientId })
    .where('ends_at', '>=', storedNow())
    .whereIn('status', [...LIVE])
    .orderBy('starts_at')
    .limit(most)
}

/** What was, the latest first, cancelled ones included. A page of it begins before an instant. */
export async function pastOf(patientId: string, before: DateTime | null, perPage: number) {
  const now = DateTime.utc()
  const rows = await Appointment.query()
    .where({ patientId })
    .where('starts_at', '<', stored(before ?? now.plus({ years: 5 })))
    .where((over) => over.where('ends_at', '<', stored(now)).orWhereNotIn('status', [...LIVE]))
    .orderBy('starts_at', 'desc')
    .limit(perPage + 1)
  const page = rows.slice(0, perPage)
  return { past: page, next: rows.length > perPage ? (page.at(-1)?.startsAt ?? null) : null }
}

/** How often a patient did not come in the last two years. */
export async function missedOf(patientId: string): Promise<number> {
  const since = DateTime.utc().minus({ years: 2 })
  const [{ total }] = await currentClinic()
    .db.from('appointments')
    .where({ patient_id: patientId, status: 'no_show' })
    .where('starts_at', '>=', stored(since))
    .count('* as total')
  return Number(total)
}

/** How many appointments are still to come. */
export async function countComing(patientId: string): Promise<number> {
  const [{ total }] = await currentClinic()
    .db.from('appointments')
    .where('patient_id', patientId)
    .where('starts_at', '>=', storedNow())
    .whereIn('status', [...LIVE])
    .count('* as total')
  return Number(total)
}

/** What several patients are booked for from now on, the next first. */
export function comingOfMany(patientIds: readonly string[], most: number): Promise<Appointment[]> {
  return Appointment.query()
    .whereIn('patient_id', [...patientIds])
    .where('starts_at', '>=', storedNow())
    .whereIn('status', [...LIVE])
    .orderBy('starts_at')
    .limit(most)
}
