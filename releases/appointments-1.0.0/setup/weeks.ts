import { audit, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { StaleEditError } from '../booking/errors.js'
import WorkingHours from '../models/working_hours.js'
import { keyOf, overlap, type Validity, type Week, type WorkTime } from './week.js'

/** All weeks of a doctor, the earliest first. */
export async function weeksOf(doctorId: string): Promise<Week[]> {
  const rows = await WorkingHours.query()
    .where({ doctorId })
    .orderBy('weekday')
    .orderBy('from_minute')
  const weeks = new Map<string, Week>()
  for (const row of rows) {
    const { validFrom, validUntil, weekday, fromMinute, toMinute, roomId } = row
    const week = weeks.get(keyOf(row)) ?? { validFrom, validUntil, times: [], seen: '' }
    week.times.push({ weekday, fromMinute, toMinute, roomId })
    if (row.id > week.seen) week.seen = row.id
    weeks.set(keyOf(row), week)
  }
  return [...weeks.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

interface NewWeek extends Validity {
  times: readonly WorkTime[]
}

/**
 * Writes a week, in place of another or as one more. Weeks that held on its dates hold before and after them only, so that
 * on every date one of them does.
 *
 * @param replaced the key of the week that was edited, and its newest row as it was on the screen
 * @throws StaleEditError when somebody saved it meanwhile
 */
export async function saveWeek(
  doctorId: string,
  week: NewWeek,
  replaced: { key: string; seen: string } | null
) {
  await transaction(async () => {
    const before = await weeksOf(doctorId)
    const old = replaced && before.find((one) => keyOf(one) === replaced.key)
    if (replaced && (old?.seen ?? '') !== replaced.seen) throw new StaleEditError()
    const others = before.filter((one) => one !== old)
    if (old) await removeRows(doctorId, old)
    for (const other of others.filter((one) => overlap(one, week))) {
      await removeRows(doctorId, other)
      for (const rest of outside(other, week)) await writeRows(doctorId, { ...other, ...rest })
    }
    await writeRows(doctorId, week)
    await told(doctorId, week)
  })
}

/** Removes a week; the one before it goes on instead. */
export async function removeWeek(doctorId: string, { key, seen }: { key: string; seen: string }) {
  await transaction(async () => {
    const weeks = await weeksOf(doctorId)
    const week = weeks.find((one) => keyOf(one) === key)
    if (!week || week.seen !== seen) throw new StaleEditError()
    await removeRows(doctorId, week)
    const lastDay = week.validFrom && dayAway(week.validFrom, -1)
    const earlier = weeks.find(({ validUntil }) => validUntil !== null && validUntil === lastDay)
    if (earlier) {
      await removeRows(doctorId, earlier)
      await writeRows(doctorId, { ...earlier, validUntil: week.validUntil })
    }
    await told(doctorId, week)
  })
}

/** What is left of one validity where another takes its dates. */
function outside(one: Validity, { validFrom, validUntil }: Validity): Validity[] {
  const pieces: Validity[] = []
  if (validFrom && (one.validFrom ?? '') < validFrom) {
    pieces.push({ validFrom: one.validFrom, validUntil: dayAway(validFrom, -1) })
  }
  if (validUntil && (one.validUntil === null || one.validUntil > validUntil)) {
    pieces.push({ validFrom: dayAway(validUntil, 1), validUntil: one.validUntil })
  }
  return pieces
}

function dayAway(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')
}

async function removeRows(doctorId: string, { validFrom, validUntil }: Validity) {
  const rows = WorkingHours.query().where({ doctorId })
  if (validFrom) rows.where({ validFrom })
  else rows.whereNull('valid_from')
  if (validUntil) rows.where({ validUntil })
  else rows.whereNull('valid_until')
  await rows.delete()
}

async function writeRows(doctorId: string, { times, validFrom, validUntil }: NewWeek) {
  for (const time of times) {
    await WorkingHours.create({ doctorId, ...time, validFrom, validUntil })
  }
}

function told(doctorId: string, { validFrom, validUntil }: Validity) {
  return audit({
    action: 'appointments.hours.update',
    type: 'U',
    entity: { type: 'User', id: doctorId },
    details: { from: validFrom, until: validUntil },
  })
}
