import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { readStored } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import type Series from '../models/series.js'
import { keyOf } from './begin.js'

/** A date of a series, and what became of it. */
export interface Instance {
  /** When the rule says that it is. */
  date: DateTime
  appointment: Appointment | null
  /** Left out on purpose, or taken by somebody else; `missing`: not booked yet. */
  absent: 'cancelled' | 'taken' | 'missing' | null
}

/** Every date of a series in order, those that the rule does not tell any more included while they have an appointment. */
export async function instancesWithin(series: Series): Promise<Instance[]> {
  const appointments = await appointmentsOf(series)
  const exceptions = await exceptionsOf(series)
  const byDate = new Map(
    appointments.map((one) => [keyOf(one.originalStartsAt ?? one.startsAt), one])
  )
  const dates = new Map(series.instances.map((date) => [keyOf(date), date]))
  for (const [key, one] of byDate) dates.set(key, one.originalStartsAt ?? one.startsAt)
  return [...dates]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, date]) => {
      const appointment = byDate.get(key) ?? null
      return { date, appointment, absent: appointment ? null : (exceptions.get(key) ?? 'missing') }
    })
}

export function appointmentsOf({ id }: Series): Promise<Appointment[]> {
  return Appointment.query().where('series_id', id).orderBy('original_starts_at')
}

/** Those that can still be changed, from a date of the rule on. */
export async function upcomingOf(series: Series, from?: DateTime | null): Promise<Appointment[]> {
  const now = DateTime.utc()
  return (await appointmentsOf(series)).filter(
    ({ status, startsAt, originalStartsAt }) =>
      (status === 'booked' || status === 'confirmed') &&
      startsAt > now &&
      (!from || (originalStartsAt ?? startsAt) >= from)
  )
}

async function exceptionsOf({ id }: Series) {
  const rows = await currentClinic()
    .db.from('appointments_series_exceptions')
    .where('series_id', id)
    .select('original_starts_at', 'kind')
  return new Map(
    rows.map((row) => [
      keyOf(readStored(row.original_starts_at)),
      row.kind as 'cancelled' | 'taken', // `except` writes nothing else
    ])
  )
}
