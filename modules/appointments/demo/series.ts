import { currentClinic } from '@medtrack/sdk'
import type AppointmentType from '../models/appointment_type.js'
import { beginSeries, keyOf, type Choices } from '../series/begin.js'
import { datesOf, type SeriesDraft } from '../series/draft.js'
import { ruleOf, type Recurrence } from '../series/recurrence.js'
import type { Drawing } from './drawing.js'

const USUAL = { every: 1, weekdays: [], count: null, until: null } as const

/** What recurs, of which kind of appointment, and which of the dates is left out. */
const SERIES: { recurrence: Recurrence; type: string; note: string; without?: number }[] = [
  {
    recurrence: { ...USUAL, unit: 'week', count: 8 },
    type: 'Follow-up',
    note: 'Blood pressure check, brings own readings',
  },
  {
    recurrence: { ...USUAL, unit: 'week', every: 2, count: 6 },
    type: 'Follow-up',
    note: 'Change of dressing',
    without: 3,
  },
  {
    recurrence: { ...USUAL, unit: 'month_weekday', count: 6 },
    type: 'Check-up',
    note: 'Comes by bus, prefers the same time',
  },
]

/** Appointments that recur. Dates that somebody else has already are noted as taken, as in a clinic that is at work. */
export async function demoSeries({ types, somebody, freeTime }: Drawing) {
  for (const [index, { recurrence, type: name, note, without }] of SERIES.entries()) {
    const type = types.find((one) => one.name === name)
    const slot = type && (await freeTime(type, index + 1))
    if (!type || !slot) continue
    const { doctorId, roomId, startsAt } = slot
    const { timeZone } = currentClinic().clinic
    const draft: SeriesDraft = {
      ...{ patientId: somebody(), doctorId, roomId, note, startsAt, timeZone },
      ...factsOf(type),
      rrule: ruleOf(recurrence, startsAt.setZone(timeZone)),
    }
    await beginSeries(draft, leaving(draft, without))
  }
}

function factsOf({ id: typeId, minutes, bufferMinutes, needsRoom }: AppointmentType) {
  return { typeId, minutes, bufferMinutes, needsRoom }
}

function leaving(draft: SeriesDraft, without: number | undefined): Choices {
  const date = without === undefined ? undefined : datesOf(draft)[without]
  return new Map(date ? [[keyOf(date), 'skip' as const]] : [])
}
