import { currentClinic, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import Absence from '../models/absence.js'
import { addAbsence, wholeDays } from './absences.js'

/** Days of a year on which the clinic is closed, in order. */
export function holidaysOf(year: number): Promise<Absence[]> {
  const { startsAt, endsAt } = wholeDays(`${year}-01-01`, `${year}-12-31`)
  return Absence.query()
    .where('kind', 'holiday')
    .where('starts_at', '>=', stored(startsAt))
    .where('starts_at', '<', stored(endsAt))
    .orderBy('starts_at')
}

/** A day on which the clinic is closed; whoever enters it twice has it once. */
export async function addHoliday(date: string, name: string | null): Promise<Absence> {
  const day = wholeDays(date, date)
  const known = (await holidaysOf(Number(date.slice(0, 4)))).find(
    ({ startsAt }) => startsAt.toMillis() === day.startsAt.toMillis()
  )
  return known ?? addAbsence({ doctorId: null, kind: 'holiday', ...day, reason: name })
}

/**
 * Enters the holidays of a year on the same dates of the next one. Those that move, such as Easter, are told by whoever looks
 * through them.
 *
 * @returns how many were added
 */
export function repeatInNextYear(year: number): Promise<number> {
  return transaction(async () => {
    const known = new Set((await holidaysOf(year + 1)).map(dateOf))
    let added = 0
    for (const holiday of await holidaysOf(year)) {
      const date = DateTime.fromISO(dateOf(holiday)).plus({ years: 1 }).toFormat('yyyy-MM-dd')
      if (known.has(date)) continue
      known.add(date)
      await addHoliday(date, holiday.reason)
      added++
    }
    return added
  })
}

/** The date on which it begins, on the clinic's wall. */
export function dateOf({ startsAt }: Pick<Absence, 'startsAt'>): string {
  return startsAt.setZone(currentClinic().clinic.timeZone).toFormat('yyyy-MM-dd')
}
