import { ageOn } from '../people/age.js'
import type { RetentionRule } from './retention_rule.js'

/**
 * The first day on which a patient may be erased. Whoever was a minor at the last visit is kept until the years have passed
 * that begin when they come of age.
 *
 * @param lastContact `YYYY-MM-DD`; where the chart is empty there is nothing to keep, and no such day
 * @param birthDate `YYYY-MM-DD`, where it is known
 */
export function keepUntil(
  { years, adultAge }: RetentionRule,
  lastContact: string | null,
  birthDate: string | null
): string | null {
  if (!lastContact) return null
  const afterVisit = addYears(lastContact, years)
  if (!birthDate || birthDate > lastContact) return afterVisit
  if (ageOn(birthDate, lastContact).years >= adultAge) return afterVisit
  const afterChildhood = addYears(birthDate, adultAge + years)
  return afterChildhood > afterVisit ? afterChildhood : afterVisit
}

/** 29 February becomes 1 March where there is none. */
function addYears(date: string, years: number): string {
  const [year, month, day] = date.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10)
}
