import { plusDays } from './wall.js'

/** The seven days of the week that a date lies in; weeks begin as they do where the clinic is. */
export function weekOf(date, firstDay) {
  const first = plusDays(date, -((weekdayOf(date) - firstDay + 7) % 7))
  return Array.from({ length: 7 }, (_, day) => plusDays(first, day))
}

/**
 * Days of the week that a week need not draw: nobody works then, nobody comes, and nobody asked for them. Sunday is nought.
 *
 * @param booked dates on which somebody comes
 */
export function idleDays({ workdays, firstDay }, date, booked = []) {
  if (workdays.length === 0) return []
  const wanted = new Set(weekOf(date, firstDay).filter((day) => day === date || booked.has?.(day)))
  return weekOf(date, firstDay)
    .filter((day) => !wanted.has(day) && !workdays.includes(weekdayOf(day)))
    .map(weekdayOf)
}

function weekdayOf(date) {
  return new Date(`${date}T00:00Z`).getUTCDay()
}
