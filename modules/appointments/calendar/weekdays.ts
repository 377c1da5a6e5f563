import { currentClinic, type Member } from '@medtrack/sdk'
import { today } from './wall.js'

/** With which day a week begins where the clinic is: 1 is Monday, 7 Sunday. */
export function firstWeekday(): number {
  return new Intl.Locale(`und-${currentClinic().clinic.country}`).getWeekInfo().firstDay
}

/** Days of the week on which any of them works at all, now or later; 1 is Monday. */
export async function workedWeekdays(doctors: readonly Member[]): Promise<number[]> {
  const rows = await currentClinic()
    .db.from('appointments_hours')
    .distinct('weekday')
    .whereIn(
      'doctor_id',
      doctors.map(({ userId }) => userId)
    )
    .where((still) => still.whereNull('valid_until').orWhere('valid_until', '>=', today()))
  return rows.map(({ weekday }) => Number(weekday)).sort((one, other) => one - other)
}
