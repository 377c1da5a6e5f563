import { transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { OutsideHoursError, SlotTakenError, StepRefusedError } from '../booking/errors.js'
import { reschedule } from '../booking/reschedule.js'
import { takeStep } from '../booking/steps.js'
import Appointment from '../models/appointment.js'
import Series from '../models/series.js'
import { bookDates, keyOf, tell, type Choices, type Tally } from './begin.js'
import { columnsOf, datesOf, type SeriesDraft } from './draft.js'
import { appointmentsOf, upcomingOf } from './instances.js'
import { endedWith } from './recurrence.js'

/** Which of a series is meant: from a date of the rule on, or all that are still to come. */
export type From = DateTime | null

/**
 * Cancels the rest of a series. What is over stays as it was.
 *
 * @returns how many appointments were cancelled
 */
export async function endSeries(series: Series, from: From, reason: string | null) {
  const rest = await upcomingOf(series, from)
  await transaction(async () => {
    await cutOff(series, from ?? DateTime.utc())
    await tell(series, 'end')
  })
  for (const appointment of rest) await takeStep(appointment, 'cancellation', { reason })
  return rest.length
}

/** The rule ends before this date; without any left it tells no date at all. */
async function cutOff(series: Series, from: DateTime) {
  const kept = series.instances.filter((date) => date < from)
  const last = kept.at(-1)
  await series.revise(null, {
    rrule: last ? endedWith(series.rrule, last) : '',
    endedAt: DateTime.utc().startOf('second'),
  })
}

export interface Change extends Tally {
  series: Series
  moved: number
  cancelled: number
}

/**
 * Lets the rest of a series recur otherwise: its appointments are moved, in their order, to the new dates; what is left over
 * is cancelled, what is missing booked. Where something stays behind, the rest becomes a series of its own.
 */
export async function changeSeries(
  series: Series,
  from: From,
  draft: SeriesDraft,
  choices: Choices
): Promise<Change> {
  const rest = await upcomingOf(series, from)
  const goesOn = await successorOf(series, rest, draft)
  const dates = datesOf(draft)
  const moves = rest
    .slice(0, dates.length)
    .map((appointment, at) => ({ appointment, date: dates[at] }))
  for (const { appointment, date } of moves) await adopt(appointment, goesOn, date)
  const left = await moveAll(moves, draft, choices)
  const dropped = [
    ...rest.slice(dates.length),
    ...moves
      .filter(({ date }) => choices.get(keyOf(date)) === 'skip')
      .map(({ appointment }) => appointment),
  ]
  for (const appointment of dropped) await takeStep(appointment, 'cancellation')
  const tally = await bookDates(goesOn, dates.slice(rest.length), choices)
  return {
    series: goesOn,
    moved: moves.length - left - (dropped.length - Math.max(0, rest.length - dates.length)),
    cancelled: dropped.length,
    booked: tally.booked,
    taken: tally.taken + left,
  }
}

/** The same series where all of it changes; otherwise a new one, and the old one ends before it. */
async function successorOf(series: Series, rest: readonly Appointment[], draft: SeriesDraft) {
  const columns = columnsOf(draft)
  const isWhole = rest.length === (await appointmentsOf(series)).length
  return transaction(async () => {
    await tell(series, 'change')
    if (isWhole) {
      await series.revise(null, { ...columns, endedAt: null })
      return series
    }
    const first = rest[0]
    await cutOff(series, first?.originalStartsAt ?? first?.startsAt ?? DateTime.utc())
    return Series.create({ ...columns, followsId: series.id })
  })
}

/** Belongs to a date of the series from now on, even where it cannot be moved there. */
async function adopt(appointment: Appointment, { id }: Series, date: DateTime) {
  await appointment.revise(null, { seriesId: id, originalStartsAt: date })
}

interface SeriesMove {
  appointment: Appointment
  date: DateTime
}

/**
 * Moves appointments, again and again while one of them makes room for another.
 *
 * @returns how many stayed where they were, since somebody else has the time
 */
async function moveAll(moves: readonly SeriesMove[], draft: SeriesDraft, choices: Choices) {
  let waiting = moves.filter(({ date }) => choices.get(keyOf(date)) !== 'skip')
  for (;;) {
    const stuck: SeriesMove[] = []
    for (const move of waiting) if (!(await moveOne(move, draft, choices))) stuck.push(move)
    if (stuck.length === 0 || stuck.length === waiting.length) return stuck.length
    waiting = stuck
  }
}

async function moveOne(move: SeriesMove, draft: SeriesDraft, choices: Choices) {
  const { appointment, date } = move
  const chosen = choices.get(keyOf(date))
  const startsAt = chosen instanceof DateTime ? chosen : date
  const { doctorId, minutes } = draft
  const isThere =
    appointment.startsAt.toMillis() === startsAt.toMillis() &&
    appointment.doctorId === doctorId &&
    appointment.minutes === minutes
  if (isThere) return true
  try {
    await reschedule(appointment, { startsAt, doctorId, minutes, version: null })
    return true
  } catch (error) {
    const isRefused = [SlotTakenError, OutsideHoursError, StepRefusedError]
    if (!isRefused.some((one) => error instanceof one)) throw error
    move.appointment = await Appointment.findOrFail(appointment.id)
    return false
  }
}
