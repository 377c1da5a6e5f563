import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { readStored, stored } from '../booking/stored.js'
import { type Span, tickAfter, tickOf } from '../booking/ticks.js'
import { joined, without } from './spans.js'
import { datesBetween, wallSpans } from './wall_clock.js'

/** A time in which a doctor works, and where. */
export interface WorkingSpan extends Span {
  roomId: string | null
}

interface Range {
  from: DateTime
  until: DateTime
}

/**
 * When doctors work between two instants: their hours, without leave and closed days. Right across changes of the clocks.
 *
 * @returns by doctor, in order, joined where one follows the other in the same room
 */
export async function workingSpans(
  doctorIds: readonly string[],
  range: Range
): Promise<Map<string, WorkingSpan[]>> {
  const hours = await hoursOf(doctorIds)
  const away = await absencesOf(doctorIds, range)
  const { timeZone } = currentClinic().clinic
  const dates = datesBetween(range.from, range.until, timeZone).map((date) => ({
    date,
    weekday: DateTime.fromISO(date).weekday,
  }))
  const whole = { from: tickOf(range.from), to: tickAfter(range.until) }
  const spans = doctorIds.map((id) => {
    const own = hours.filter(({ doctorId }) => doctorId === id)
    const planned = joined(
      dates.flatMap((day) => own.flatMap((row) => spansOn(day, row))),
      (one, other) => one.roomId === other.roomId
    )
    const absent = away.filter(({ doctorId }) => doctorId === null || doctorId === id)
    return [id, within(without(planned, absent), whole)] as const
  })
  return new Map(spans)
}

interface Hours {
  doctorId: string
  weekday: number
  fromMinute: number
  toMinute: number
  roomId: string | null
  validFrom: string | null
  validUntil: string | null
}

async function hoursOf(doctorIds: readonly string[]): Promise<Hours[]> {
  const rows = await currentClinic()
    .db.from('appointments_hours')
    .whereIn('doctor_id', [...doctorIds])
  return rows.map((row) => ({
    doctorId: String(row.doctor_id),
    weekday: Number(row.weekday),
    fromMinute: Number(row.from_minute),
    toMinute: Number(row.to_minute),
    roomId: row.room_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }))
}

interface Day {
  date: string
  weekday: number
}

function spansOn({ date, weekday }: Day, row: Hours): WorkingSpan[] {
  const { timeZone } = currentClinic().clinic
  const holds =
    weekday === row.weekday &&
    (row.validFrom === null || row.validFrom <= date) &&
    (row.validUntil === null || date <= row.validUntil)
  if (!holds) return []
  return wallSpans(date, timeZone, row).map((span) => ({ ...span, roomId: row.roomId }))
}

/** Leave and closed days; part of a tick counts as the whole. */
async function absencesOf(doctorIds: readonly string[], { from, until }: Range) {
  const rows = await currentClinic()
    .db.from('appointments_absences')
    .select('doctor_id', 'starts_at', 'ends_at')
    .where('ends_at', '>', stored(from))
    .where('starts_at', '<', stored(until))
    .where((whose) => whose.whereNull('doctor_id').orWhereIn('doctor_id', [...doctorIds]))
  return rows.map((row) => ({
    doctorId: row.doctor_id as string | null, // a nullable text column
    from: tickOf(readStored(row.starts_at)),
    to: tickAfter(readStored(row.ends_at)),
  }))
}

function within(spans: readonly WorkingSpan[], { from, to }: Span): WorkingSpan[] {
  return spans
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to)
}
