import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { datesBetween } from '../availability/wall_clock.js'
import { joined, without } from '../availability/spans.js'
import { workingSpans } from '../availability/working_hours.js'
import { readStored, stored } from '../booking/stored.js'
import { instantOf, tickAfter, tickOf } from '../booking/ticks.js'
import type { AbsenceKind } from '../models/absence.js'
import { dayOf, onTheWall } from './wall.js'

/** A time in which nobody is usually booked, by the clock on the wall. */
export interface ClosedTime {
  /** `null`: everybody's. */
  doctorId: string | null
  start: string
  end: string
  /** `off`: outside the hours. */
  kind: 'off' | AbsenceKind
}

interface Range {
  from: DateTime
  until: DateTime
}

/**
 * What a calendar shades: the time outside working hours, and leave and closed days, which say why.
 *
 * @param together one column for all of them: shaded where none of them works
 */
export async function closedTimes(
  doctorIds: readonly string[],
  range: Range,
  together: boolean
): Promise<ClosedTime[]> {
  const working = await workingSpans(doctorIds, range)
  const columns = together
    ? [{ doctorId: null, spans: joined([...working.values()].flat()) }]
    : doctorIds.map((doctorId) => ({ doctorId, spans: joined(working.get(doctorId) ?? []) }))
  const away = await absences(doctorIds, range)
  const named = together && doctorIds.length > 1 ? away.filter(isEverybodys) : away
  const off = columns.flatMap(({ doctorId, spans }) =>
    pausesOf(spans, range).map((pause) => ({ doctorId, ...pause, kind: 'off' as const }))
  )
  return [...off, ...named]
}

/** What lies between working times, day by day. */
function pausesOf(working: readonly { from: number; to: number }[], { from, until }: Range) {
  return datesBetween(from, until, currentClinic().clinic.timeZone).flatMap((date) => {
    const day = dayOf(date)
    const whole = { from: tickOf(day.from), to: tickAfter(day.until) }
    return without([whole], working).map((pause) => ({
      start: onTheWall(instantOf(pause.from)),
      end: onTheWall(instantOf(pause.to)),
    }))
  })
}

async function absences(doctorIds: readonly string[], range: Range): Promise<ClosedTime[]> {
  const rows = await currentClinic()
    .db.from('appointments_absences')
    .select('doctor_id', 'kind', 'starts_at', 'ends_at')
    .where('ends_at', '>', stored(range.from))
    .where('starts_at', '<', stored(range.until))
    .where((whose) => whose.whereNull('doctor_id').orWhereIn('doctor_id', [...doctorIds]))
    .orderBy('starts_at')
  return rows.map((row) => ({
    doctorId: row.doctor_id as string | null, // a nullable text column
    kind: row.kind as AbsenceKind, // written through the model only
    start: onTheWall(later(readStored(row.starts_at), range.from)),
    end: onTheWall(earlier(readStored(row.ends_at), range.until)),
  }))
}

function isEverybodys({ doctorId }: ClosedTime) {
  return doctorId === null
}

function later(one: DateTime, other: DateTime) {
  return one > other ? one : other
}

function earlier(one: DateTime, other: DateTime) {
  return one < other ? one : other
}
