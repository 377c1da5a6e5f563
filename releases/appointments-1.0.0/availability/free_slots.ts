import type { DateTime } from 'luxon'
import { instantOf, TICK_MINUTES, type Span } from '../booking/ticks.js'
import { busyTimes } from './busy.js'
import { roomsFor, type RoomChoice } from './room_choice.js'
import type { FreeSlot } from './slot.js'
import { isWithin, joined, without } from './spans.js'
import { workingSpans, type WorkingSpan } from './working_hours.js'

/** Times are offered every quarter of an hour by the clock. */
export const STEP_MINUTES = 15

export interface SlotQuestion {
  /** Whose time; in which order, where several are free at once. */
  doctorIds: readonly string[]
  from: DateTime
  /** Before which it must be over; what is kept free afterwards may lie behind it. */
  until: DateTime
  minutes: number
  bufferMinutes: number
  /** Whether there must be a room. */
  needsRoom?: boolean
  /** Only this room will do. */
  roomId?: string | null
  /** Not while this patient is elsewhere. */
  patientId?: string | null
  stepMinutes?: number
  /** At most so many. */
  limit?: number
}

/** When doctors are free for long enough, the earliest first. A handful of queries, however long the time. */
export async function freeSlots(question: SlotQuestion): Promise<FreeSlot[]> {
  const { doctorIds, patientId, from, until, bufferMinutes } = question
  if (doctorIds.length === 0 || from >= until) return []
  const range = { from, until: until.plus({ minutes: bufferMinutes }) }
  const working = await workingSpans(doctorIds, question)
  const busy = await busyTimes('doctor', doctorIds, range)
  const elsewhere = patientId ? await busyTimes('patient', [patientId], range) : null
  const rooms = await roomsFor(question)
  const candidates = doctorIds.flatMap((doctorId) =>
    candidatesOf(question, {
      working: working.get(doctorId) ?? [],
      doctor: busy.get(doctorId) ?? [],
      patient: elsewhere?.get(patientId ?? '') ?? [],
    }).map((candidate) => ({ doctorId, ...candidate }))
  )
  // Sorting keeps the order of the doctors where times are equal.
  candidates.sort((one, other) => one.from - other.from)
  return [...chosen(question, candidates, rooms)]
}

interface Candidate extends Span {
  doctorId: string
  /** Where the doctor works then. */
  usualRoomId: string | null
}

/** Starts on the grid at which one doctor and the patient are free. */
function candidatesOf(
  { minutes, bufferMinutes, stepMinutes = STEP_MINUTES }: SlotQuestion,
  times: { working: readonly WorkingSpan[]; doctor: readonly Span[]; patient: readonly Span[] }
): Omit<Candidate, 'doctorId'>[] {
  const [length, buffer, step] = [minutes, bufferMinutes, stepMinutes].map((one) =>
    Math.ceil(one / TICK_MINUTES)
  )
  const taken = joined([
    // Neither may the buffer reach into what the doctor does next.
    ...times.doctor.map(({ from, to }) => ({ from: from - buffer, to })),
    ...times.patient,
  ])
  return without(joined(times.working), taken).flatMap((free) => {
    const found: Omit<Candidate, 'doctorId'>[] = []
    for (let at = Math.ceil(free.from / step) * step; at + length <= free.to; at += step) {
      const span = { from: at, to: at + length }
      found.push({ ...span, usualRoomId: roomAt(times.working, span) })
    }
    return found
  })
}

function roomAt(working: readonly WorkingSpan[], span: Span): string | null {
  return working.find((one) => isWithin(span, [one]))?.roomId ?? null
}

function* chosen(
  { limit = Infinity }: SlotQuestion,
  candidates: readonly Candidate[],
  rooms: RoomChoice
): Generator<FreeSlot> {
  let count = 0
  for (const { doctorId, usualRoomId, ...span } of candidates) {
    if (count >= limit) return
    const room = rooms.choose(span, usualRoomId)
    if (room === undefined) continue
    count++
    yield { doctorId, roomId: room, startsAt: instantOf(span.from), endsAt: instantOf(span.to) }
  }
}
