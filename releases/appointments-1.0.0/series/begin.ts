import { audit, transaction } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { book } from '../booking/book.js'
import { OutsideHoursError, SlotTakenError } from '../booking/errors.js'
import { storedNow, stored } from '../booking/stored.js'
import { isoOf } from '../words/moments.js'
import Series from '../models/series.js'
import { upsert } from '../schema/upsert.js'
import { columnsOf, datesOf, type SeriesDraft } from './draft.js'

/** What to do with a date: nothing, or another time than the rule's. What is not mentioned is booked by the rule. */
export type Choices = ReadonlyMap<string, 'skip' | DateTime>

/** Choices are kept by what the rule says: `2027-05-03T14:00:00Z`. */
export const keyOf = isoOf

/** How many dates of a series were booked, and how many others had in the meantime. */
export interface Tally {
  booked: number
  taken: number
}

/**
 * Books every date of a new series, each with its own claims. Whoever takes one of the times meanwhile keeps it: that date is
 * noted as taken, the others stand.
 */
export async function beginSeries(
  draft: SeriesDraft,
  choices: Choices
): Promise<{ series: Series; tally: Tally }> {
  const series = await transaction(async () => {
    const made = await Series.create(columnsOf(draft))
    await tell(made, 'begin')
    return made
  })
  return { series, tally: await bookDates(series, datesOf(draft), choices) }
}

export function tell({ patientId, id }: Series, verb: 'begin' | 'change' | 'end') {
  return audit({
    action: `appointments.series.${verb}`,
    type: verb === 'begin' ? 'C' : 'U',
    entity: { type: 'Patient', id: patientId },
    details: { series: id },
  })
}

/** Books dates of a series that have no appointment yet. */
export async function bookDates(
  series: Series,
  dates: readonly DateTime[],
  choices: Choices
): Promise<Tally> {
  const tally = { booked: 0, taken: 0 }
  for (const date of dates) {
    const choice = choices.get(keyOf(date))
    if (choice === 'skip') {
      await except(series, date, 'cancelled')
    } else if (await bookDate(series, date, choice ?? date)) tally.booked++
    else {
      await except(series, date, 'taken')
      tally.taken++
    }
  }
  return tally
}

async function bookDate(series: Series, date: DateTime, startsAt: DateTime): Promise<boolean> {
  const { id: seriesId, patientId, doctorId, typeId, roomId, minutes, note } = series
  const order = { patientId, doctorId, typeId, roomId, minutes, note, startsAt, seriesId }
  try {
    await book({ ...order, originalStartsAt: date, via: 'series' })
    return true
  } catch (error) {
    if (error instanceof SlotTakenError || error instanceof OutsideHoursError) return false
    throw error
  }
}

/** A date of the rule on which nobody comes. */
async function except({ id, patientId }: Series, date: DateTime, kind: 'cancelled' | 'taken') {
  const row = {
    series_id: id,
    original_starts_at: stored(date),
    patient_id: patientId,
    kind,
    created_at: storedNow(),
  }
  const over = { key: ['series_id', 'original_starts_at'], columns: ['kind'] }
  await upsert('appointments_series_exceptions', row, over)
}
