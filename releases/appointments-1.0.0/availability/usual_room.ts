import type { DateTime } from 'luxon'
import { spanOf } from '../booking/ticks.js'
import { isWithin, joined } from './spans.js'
import { workingSpans } from './working_hours.js'

interface Range {
  from: DateTime
  until: DateTime
}

/** Where a doctor works throughout a time; `null` where nothing is said, or in more than one place. */
export async function usualRoom(doctorId: string, range: Range): Promise<string | null> {
  const span = spanOf(range.from, range.until)
  const working = (await workingSpans([doctorId], range)).get(doctorId) ?? []
  return working.find((one) => isWithin(span, [one]))?.roomId ?? null
}

/** Whether a doctor works throughout a time. */
export async function worksAt(doctorId: string, range: Range): Promise<boolean> {
  const working = (await workingSpans([doctorId], range)).get(doctorId) ?? []
  return isWithin(spanOf(range.from, range.until), joined(working))
}
