import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { busyTimes } from '../availability/busy.js'
import { freeSlots } from '../availability/free_slots.js'
import { roomsFor, type RoomChoice } from '../availability/room_choice.js'
import type { FreeSlot } from '../availability/slot.js'
import { isWithin, joined } from '../availability/spans.js'
import { workingSpans, type WorkingSpan } from '../availability/working_hours.js'
import { overlaps, spanOf, type Span } from '../booking/ticks.js'
import type Appointment from '../models/appointment.js'
import { datesOf, type SeriesDraft } from './draft.js'

/** Why a date of a series cannot be booked as it is. */
export type Problem = 'past' | 'hours' | 'doctor' | 'patient' | 'room'

export interface PlannedDate {
  startsAt: DateTime
  problem: Problem | null
  /** Free times near it. */
  instead: FreeSlot[]
}

/** So many times are offered instead of one that is taken. */
const MOST_OFFERED = 8
/** On the day itself or one of the next. */
const DAYS_TO_LOOK = 3

/**
 * Every date of a series, with what stands in the way of it. A look, not a promise: whether a time is free, only the claims
 * decide.
 *
 * @param own appointments of the series itself, which stand in nobody's way
 */
export async function planOf(
  draft: SeriesDraft,
  own: readonly Appointment[] = []
): Promise<PlannedDate[]> {
  const dates = datesOf(draft)
  if (dates.length === 0) return []
  const times = await timesOf(draft, dates, own)
  const planned: PlannedDate[] = []
  for (const startsAt of dates) {
    const problem = problemOf(draft, startsAt, times)
    const instead = problem && problem !== 'past' ? await near(draft, startsAt) : []
    planned.push({ startsAt, problem, instead })
  }
  return planned
}

interface Times {
  working: readonly WorkingSpan[]
  doctor: readonly Span[]
  patient: readonly Span[]
  rooms: RoomChoice
}

/** All that is asked about the whole series, in a handful of queries. */
async function timesOf(
  draft: SeriesDraft,
  dates: readonly DateTime[],
  own: readonly Appointment[]
): Promise<Times> {
  const { doctorId, patientId, roomId, needsRoom } = draft
  const day = { days: 1 }
  const range = { from: dates[0].minus(day), until: dates[dates.length - 1].plus(day) }
  const working = (await workingSpans([doctorId], range)).get(doctorId) ?? []
  const doctor = (await busyTimes('doctor', [doctorId], range)).get(doctorId) ?? []
  const patient = (await busyTimes('patient', [patientId], range)).get(patientId) ?? []
  const rooms = await roomsFor({ needsRoom, roomId, ...range })
  return {
    working,
    doctor: leftOut(
      doctor,
      own.filter((one) => one.doctorId === doctorId).map((one) => spanFor(one, one.bufferMinutes))
    ),
    patient: leftOut(
      patient,
      own.map((one) => spanFor(one))
    ),
    rooms,
  }
}

function spanFor({ startsAt, endsAt }: Appointment, bufferMinutes = 0) {
  return spanOf(startsAt, endsAt, bufferMinutes)
}

/** One of each is somebody's own. */
function leftOut(busy: readonly Span[], own: readonly Span[]): Span[] {
  const left = [...busy]
  for (const span of own) {
    const at = left.findIndex(({ from, to }) => from === span.from && to === span.to)
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

function problemOf(draft: SeriesDraft, startsAt: DateTime, times: Times): Problem | null {
  if (startsAt < DateTime.utc()) return 'past'
  const endsAt = startsAt.plus({ minutes: draft.minutes })
  const span = spanOf(startsAt, endsAt)
  if (!isWithin(span, joined(times.working))) return 'hours'
  const withBuffer = spanOf(startsAt, endsAt, draft.bufferMinutes)
  if (times.doctor.some((taken) => overlaps(taken, withBuffer))) return 'doctor'
  if (times.patient.some((taken) => overlaps(taken, span))) return 'patient'
  const usual = times.working.find((one) => isWithin(span, [one]))?.roomId ?? null
  return times.rooms.choose(span, usual) === undefined ? 'room' : null
}

/** The nearest free times on that day and the days after it, in the order of time. */
async function near(draft: SeriesDraft, startsAt: DateTime): Promise<FreeSlot[]> {
  const { doctorId, minutes, bufferMinutes, needsRoom, roomId, patientId } = draft
  const day = startsAt.setZone(currentClinic().clinic.timeZone).startOf('day')
  const found = await freeSlots({
    doctorIds: [doctorId],
    from: DateTime.max(day.toUTC(), DateTime.utc()),
    until: day.plus({ days: DAYS_TO_LOOK }).toUTC(),
    ...{ minutes, bufferMinutes, needsRoom, roomId, patientId },
  })
  const distance = (slot: FreeSlot) => Math.abs(slot.startsAt.diff(startsAt).toMillis())
  return found
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, MOST_OFFERED)
    .sort((one, other) => one.startsAt.toMillis() - other.startsAt.toMillis())
}
