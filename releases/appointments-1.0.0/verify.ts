import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { LIVE } from './booking/statuses.js'
import { readStored, stored } from './booking/stored.js'
import { spanOf, tickOf } from './booking/ticks.js'

/** The schedule contradicts itself. Names counts, never a patient. */
export class ScheduleBrokenError extends Exception {
  static code = 'E_APPOINTMENTS_SCHEDULE_BROKEN'
  static status = 500
}

/** Looked at together; a clinic of ten doctors has about as many in two months. */
const AT_ONCE = 1_000

/**
 * What is still to come claims what it takes, nobody claims who is not booked, and no two stand over each other unless
 * somebody meant it. What is over is not looked at: it stands in nobody's way, and there is much of it.
 */
export default async function verify(db: QueryClientContract) {
  const now = DateTime.utc()
  await expectNone('working hours end before they begin', badHours(db))
  await expectNone('kinds of appointment are not of whole ticks', badTypes(db))
  await expectNone('claims belong to nobody', ownerless(db, now))
  await expectNone('appointments stand over each other', overlapping(db, now))
  const unclaimed = await countUnclaimed(db, now)
  if (unclaimed > 0) {
    throw new ScheduleBrokenError(`${unclaimed} appointments do not claim their time.`)
  }
}

type Query = ReturnType<QueryClientContract['from']>

function badHours(db: QueryClientContract): Query {
  return db
    .from('appointments_hours')
    .where((bad) =>
      bad.whereColumn('to_minute', '<=', 'from_minute').orWhere('to_minute', '>', 1440)
    )
}

function badTypes(db: QueryClientContract): Query {
  return db
    .from('appointments_types')
    .where((bad) => bad.where('minutes', 0).orWhereRaw('minutes % 5 <> 0'))
}

/** Of what is claimed from now on, by doctors and rooms that are in use. */
function ownerless(db: QueryClientContract, now: DateTime): Query {
  return db
    .from('appointments_claims as c')
    .whereIn('c.resource_id', (used) =>
      used
        .from('appointments_hours')
        .select('doctor_id')
        .union((rooms) => rooms.from('appointments_rooms').select('id'))
    )
    .whereIn('c.resource_kind', ['doctor', 'room'])
    .where('c.tick', '>=', tickOf(now))
    .whereNotNull('c.appointment_id')
    .whereNotExists((owner) =>
      owner
        .from('appointments as a')
        .select('a.id')
        .whereColumn('a.id', 'c.appointment_id')
        .whereIn('a.status', [...LIVE])
    )
}

/** Of one doctor: whoever overbooked is marked. */
function overlapping(db: QueryClientContract, now: DateTime): Query {
  return db
    .from('appointments as a')
    .joinRaw(
      'inner join appointments as b on b.doctor_id = a.doctor_id and b.starts_at >= a.starts_at and b.starts_at < a.ends_at and b.id <> a.id'
    )
    .where('a.starts_at', '>=', stored(now))
    .whereIn('a.status', [...LIVE])
    .whereIn('b.status', [...LIVE])
    .whereNull('a.overbooked_by_name')
    .whereNull('b.overbooked_by_name')
}

async function countUnclaimed(db: QueryClientContract, now: DateTime): Promise<number> {
  let count = 0
  let after = { starts_at: stored(now), id: '' }
  for (;;) {
    const booked = await comingAfter(db, after)
    if (booked.length === 0) return count
    count += await countWithoutClaims(db, booked)
    after = booked[booked.length - 1]
  }
}

interface Booked {
  id: string
  starts_at: string
  ends_at: string
  buffer_minutes: number
}

function comingAfter(
  db: QueryClientContract,
  { starts_at: startsAt, id }: Pick<Booked, 'starts_at' | 'id'>
): Promise<Booked[]> {
  return db
    .from('appointments')
    .select('id', 'starts_at', 'ends_at', 'buffer_minutes')
    .where((later) =>
      later
        .where('starts_at', '>', startsAt)
        .orWhere((same) => same.where('starts_at', startsAt).where('id', '>', id))
    )
    .where('starts_at', '>=', startsAt)
    .whereIn('status', [...LIVE])
    .orderBy('starts_at')
    .orderBy('id')
    .limit(AT_ONCE)
}

async function countWithoutClaims(db: QueryClientContract, booked: readonly Booked[]) {
  const rows = await db
    .from('appointments_claims')
    .select('appointment_id')
    .count('* as total')
    .whereIn(
      'appointment_id',
      booked.map(({ id }) => id)
    )
    .where('resource_kind', 'doctor')
    .groupBy('appointment_id')
  const claimed = new Map(rows.map((row) => [row.appointment_id, Number(row.total)]))
  return booked.filter((one) => {
    const [from, until] = [readStored(one.starts_at), readStored(one.ends_at)]
    const span = spanOf(from, until, Number(one.buffer_minutes))
    return claimed.get(one.id) !== span.to - span.from
  }).length
}

async function expectNone(problem: string, query: Query) {
  const [{ total }] = await query.count('* as total')
  if (Number(total) > 0) throw new ScheduleBrokenError(`${total} ${problem}.`)
}
