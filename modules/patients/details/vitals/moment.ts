import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { FieldProblem } from '../errors.js'

/** Clocks differ. */
const MINUTES_AHEAD = 10
export const MOMENT_FORMAT = "yyyy-MM-dd'T'HH:mm"

/** What a field for date and time holds, in the clinic's time zone. */
export function momentField(at: DateTime = DateTime.utc()): string {
  return at.setZone(currentClinic().clinic.timeZone).toFormat(MOMENT_FORMAT)
}

/** @returns the moment, or what is wrong with it */
export function readMoment(text: string, birthDate: string | null): DateTime | FieldProblem {
  const at = DateTime.fromISO(text, { zone: currentClinic().clinic.timeZone })
  if (!at.isValid) return { field: 'takenAt', rule: 'date' }
  if (at > DateTime.utc().plus({ minutes: MINUTES_AHEAD })) {
    return { field: 'takenAt', rule: 'in-the-future' }
  }
  if (birthDate && at.toISODate() < birthDate) return { field: 'takenAt', rule: 'before-birth' }
  return at.toUTC().startOf('second')
}

/** A moment as the clinic's database holds it, for questions that no model asks. */
export function storedMoment(at: DateTime): string {
  return at.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
}
