/** Today in a time zone, as `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
}

export interface Age {
  years: number
  months: number
  days: number
}

/**
 * Age on a day. Someone born on 29 February has their birthday on 1 March in other years.
 *
 * @param birthDate `YYYY-MM-DD`
 * @param on `YYYY-MM-DD`, not before the birth date
 */
export function ageOn(birthDate: string, on: string): Age {
  const [birthYear, birthMonth, birthDay] = birthDate.split('-').map(Number)
  const [year, month, day] = on.split('-').map(Number)
  const months = (year - birthYear) * 12 + (month - birthMonth) - (day < birthDay ? 1 : 0)
  const days = Math.round((Date.parse(on) - Date.parse(birthDate)) / 86_400_000)
  return { years: Math.floor(months / 12), months, days }
}

/** The unit that a clinician would say: days for a newborn, months below two years, else years. */
export function spokenAge(age: Age): { unit: 'days' | 'months' | 'years'; count: number } {
  if (age.months < 1) return { unit: 'days', count: age.days }
  if (age.years < 2) return { unit: 'months', count: age.months }
  return { unit: 'years', count: age.years }
}
