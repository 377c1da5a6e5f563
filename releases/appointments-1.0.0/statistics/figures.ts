import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { readStored, stored } from '../booking/stored.js'
import type { Status } from '../booking/statuses.js'

/** How appointments whose time has passed turned out. */
export interface Figures {
  all: number
  cancelled: number
  missed: number
}

export const DIMENSIONS = ['doctor', 'type', 'weekday', 'hour', 'lead'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Days between booking and appointment: up to so many. */
export const LEADS = [0, 1, 7, 14, 30, Infinity]

export interface Statistics {
  whole: Figures
  /** By what it was: the id of a doctor or a type, a weekday, an hour, an index of `LEADS`. */
  by: Record<Dimension, Map<string, Figures>>
}

const AT_ONCE = 5_000

/** Figures over a period, in one walk along the index of times, whatever they are split by. */
export async function statisticsOf(from: DateTime, until: DateTime): Promise<Statistics> {
  const statistics: Statistics = {
    whole: none(),
    by: {
      doctor: new Map(),
      type: new Map(),
      weekday: new Map(),
      hour: new Map(),
      lead: new Map(),
    },
  }
  for await (const row of rowsBetween(from, DateTime.min(until, DateTime.utc()))) {
    count(statistics.whole, row.status)
    for (const dimension of DIMENSIONS) {
      const key = keyOf(dimension, row)
      const figures = statistics.by[dimension].get(key) ?? none()
      statistics.by[dimension].set(key, figures)
      count(figures, row.status)
    }
  }
  return statistics
}

interface Row {
  doctor: string
  type: string
  status: Status
  /** By the clock on the clinic's wall. */
  startsAt: DateTime
  bookedAt: DateTime
}

async function* rowsBetween(from: DateTime, until: DateTime): AsyncGenerator<Row> {
  const { db, clinic } = currentClinic()
  for (let at = { starts: stored(from), id: '' }; ;) {
    const rows = await db
      .from('appointments')
      .select('id', 'starts_at', 'doctor_id', 'type_id', 'status', 'created_at')
      .where('starts_at', '>=', at.starts)
      .where('starts_at', '<', stored(until))
      .where((later) => {
        later.where('starts_at', '>', at.starts).orWhere('id', '>', at.id)
      })
      .orderBy('starts_at')
      .orderBy('id')
      .limit(AT_ONCE)
    for (const row of rows) {
      yield {
        doctor: row.doctor_id,
        type: row.type_id ?? '',
        status: row.status,
        startsAt: readStored(row.starts_at).setZone(clinic.timeZone),
        bookedAt: readStored(row.created_at),
      }
    }
    const last = rows.at(-1)
    if (rows.length < AT_ONCE || !last) return
    at = { starts: String(last.starts_at), id: String(last.id) }
  }
}

function keyOf(dimension: Dimension, { doctor, type, startsAt, bookedAt }: Row): string {
  if (dimension === 'doctor') return doctor
  if (dimension === 'type') return type
  if (dimension === 'weekday') return String(startsAt.weekday)
  if (dimension === 'hour') return String(startsAt.hour)
  const days = startsAt.startOf('day').diff(bookedAt.setZone(startsAt.zone).startOf('day'), 'days')
  return String(LEADS.findIndex((most) => days.days <= most))
}

function none(): Figures {
  return { all: 0, cancelled: 0, missed: 0 }
}

function count(figures: Figures, status: Status) {
  figures.all++
  if (status === 'cancelled') figures.cancelled++
  if (status === 'no_show') figures.missed++
}

/** Of a hundred that were to take place, so many did not come. */
export function missedShare({ all, cancelled, missed }: Figures): number | null {
  return all > cancelled ? (100 * missed) / (all - cancelled) : null
}

/** Of a hundred that were booked, so many were cancelled. */
export function cancelledShare({ all, cancelled }: Figures): number | null {
  return all > 0 ? (100 * cancelled) / all : null
}
