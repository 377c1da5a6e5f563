import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import { dayRange, todayHere } from './day.js'

/** How many are still expected today, and how many wait. */
export async function countToday(): Promise<{ expected: number; waiting: number }> {
  const { from, until } = dayRange(todayHere())
  const rows = await between(from, until).select('status').count('* as total').groupBy('status')
  const of = (...statuses: string[]) =>
    rows
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { total }) => sum + Number(total), 0)
  return { expected: of('booked', 'confirmed'), waiting: of('arrived') }
}

/** How many of tomorrow have not confirmed that they come. */
export async function countUnconfirmed(): Promise<number> {
  const tomorrow = DateTime.fromISO(todayHere()).plus({ days: 1 }).toFormat('yyyy-MM-dd')
  const { from, until } = dayRange(tomorrow)
  const [{ total }] = await between(from, until).where('status', 'booked').count('* as total')
  return Number(total)
}

function between(from: DateTime, until: DateTime) {
  return currentClinic()
    .db.from('appointments')
    .where('starts_at', '>=', stored(from))
    .where('starts_at', '<', stored(until))
}
