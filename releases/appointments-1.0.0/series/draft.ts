import type { DateTime } from 'luxon'
import type Series from '../models/series.js'
import { instancesOf } from './recurrence.js'

/** What recurs, and when. */
export interface SeriesDraft {
  patientId: string
  doctorId: string
  roomId: string | null
  typeId: string | null
  minutes: number
  bufferMinutes: number
  needsRoom: boolean
  note: string | null
  rrule: string
  startsAt: DateTime
  timeZone: string
}

export function datesOf({ rrule, startsAt, timeZone }: SeriesDraft): DateTime[] {
  return instancesOf(rrule, startsAt, timeZone)
}

/** What a series keeps of it. */
export function columnsOf({ needsRoom: _, ...columns }: SeriesDraft): Partial<Series> {
  return columns
}

/** Says which dates are meant: what somebody chose for them counts only while they are the same. */
export function signatureOf(draft: SeriesDraft): string {
  const { doctorId, typeId, minutes, rrule, startsAt } = draft
  return [doctorId, typeId, minutes, rrule, startsAt.toUTC().toISO()].join(' ')
}
