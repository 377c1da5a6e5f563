import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { LIVE } from '../booking/statuses.js'
import { readStored, stored, storedNow } from '../booking/stored.js'
import { LONGEST_MINUTES, spanOf, type Span } from '../booking/ticks.js'

/** Times that somebody or something is taken, by its id. */
export type BusyTimes = ReadonlyMap<string, readonly Span[]>

interface Range {
  from: DateTime
  until: DateTime
}

const COLUMNS = {
  doctor: 'doctor_id',
  room: 'room_id',
  patient: 'patient_id',
} as const

/**
 * What appointments and holds take between two instants. It tells what the claims tell, from a twelfth of the rows; what may
 * be booked, only the claims decide.
 */
export async function busyTimes(
  kind: keyof typeof COLUMNS,
  ids: readonly string[],
  range: Range
): Promise<BusyTimes> {
  const busy = new Map<string, Span[]>(ids.map((id) => [id, []]))
  const taken = await overlapping('appointments', kind, ids, range).whereIn('status', [...LIVE])
  const held =
    kind === 'patient'
      ? []
      : await overlapping('appointments_holds', kind, ids, range).where(
          'expires_at',
          '>',
          storedNow()
        )
  for (const row of [...taken, ...held]) {
    const buffer = kind === 'doctor' ? Number(row.buffer_minutes) : 0
    busy
      .get(String(row.id))
      ?.push(spanOf(readStored(row.starts_at), readStored(row.ends_at), buffer))
  }
  return busy
}

function overlapping(
  table: string,
  kind: keyof typeof COLUMNS,
  ids: readonly string[],
  { from, until }: Range
) {
  // No appointment is longer with its buffer than twice the longest.
  const earliest = from.minus({ minutes: 2 * LONGEST_MINUTES })
  return currentClinic()
    .db.from(table)
    .select(`${COLUMNS[kind]} as id`, 'starts_at', 'ends_at', 'buffer_minutes')
    .whereIn(COLUMNS[kind], [...ids])
    .where('starts_at', '>=', stored(earliest))
    .where('starts_at', '<', stored(until))
}
