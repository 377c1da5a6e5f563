import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { workingSpans } from '../availability/working_hours.js'
import { readStored, stored } from '../booking/stored.js'
import { tickAfter, tickOf } from '../booking/ticks.js'
import { dayOf } from './wall.js'

export interface DayFacts {
  /** How many come. */
  booked: number
  isWorked: boolean
}

/** Who has anything to do on these dates, one after the other without a gap: by date. Three queries, however many. */
export async function bookedAndWorked(
  doctorIds: readonly string[],
  dates: readonly DateTime[]
): Promise<{ get(date: string): DayFacts }> {
  const days = dates.map((day) => ({
    date: day.toFormat('yyyy-MM-dd'),
    ...dayOf(day.toFormat('yyyy-MM-dd')),
  }))
  const range = { from: days[0].from, until: days[days.length - 1].until }
  const spans = [...(await workingSpans(doctorIds, range)).values()].flat()
  const starts = await startsOf(doctorIds, range)
  const facts = days.map(({ date, from, until }) => {
    const [begin, end] = [tickOf(from), tickAfter(until)]
    const booked = starts
      .filter(({ at }) => at >= from.toMillis() && at < until.toMillis())
      .reduce((sum, { total }) => sum + total, 0)
    // Where nobody said when they work, no day is different from others.
    const isWorked = spans.length === 0 || spans.some((span) => span.from < end && span.to > begin)
    return [date, { booked, isWorked }] as const
  })
  const byDate = new Map(facts)
  return { get: (date) => byDate.get(date) ?? { booked: 0, isWorked: true } }
}

/** Many begin at the same moments: one row for each of those. */
async function startsOf(
  doctorIds: readonly string[],
  { from, until }: { from: DateTime; until: DateTime }
) {
  const rows = await currentClinic()
    .db.from('appointments')
    .select('starts_at')
    .count('* as total')
    .whereIn('doctor_id', [...doctorIds])
    .whereNot('status', 'cancelled')
    .where('starts_at', '>=', stored(from))
    .where('starts_at', '<', stored(until))
    .groupBy('starts_at')
  return rows.map((row) => ({
    at: readStored(row.starts_at).toMillis(),
    total: Number(row.total),
  }))
}
