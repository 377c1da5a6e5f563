import type { DateOrder } from '@medtrack/sdk'
import { readDate } from '../people/dates.js'
import { writtenDate } from '../people/written_date.js'

const YEAR = /^\d{4}$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})$/
const MONTH_FIRST = /^(\d{1,2})[-/.](\d{4})$/

/**
 * A date as exactly as somebody remembers: a year, a month of a year, or a day.
 *
 * @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `null` for what is none, or is no day of the calendar
 */
export function readPartialDate(text: string, order: DateOrder, today: string): string | null {
  const typed = text.trim()
  if (YEAR.test(typed)) return isYear(Number(typed)) ? typed : null
  const yearFirst = YEAR_FIRST.exec(typed)
  if (yearFirst) return monthOf(yearFirst[1], yearFirst[2])
  const monthFirst = MONTH_FIRST.exec(typed)
  if (monthFirst) return monthOf(monthFirst[2], monthFirst[1])
  const day = readDate(typed, order, today)
  return day.kind === 'date' ? day.iso : null
}

/** As a person of the clinic writes it, and as `readPartialDate` reads it. */
export function writtenPartialDate(iso: string | null, order: DateOrder): string {
  if (!iso) return ''
  const [year, month] = iso.split('-')
  if (iso.length > 7) return writtenDate(iso, order)
  if (!month) return year
  return order === 'ymd' ? `${year}-${month}` : `${month}/${year}`
}

/** Whether it lies after today for sure: this month and this year do not. */
export function isInTheFuture(iso: string, today: string): boolean {
  return iso > today.slice(0, iso.length)
}

function monthOf(year: string, month: string): string | null {
  const isMonth = Number(month) >= 1 && Number(month) <= 12
  return isMonth && isYear(Number(year)) ? `${year}-${month.padStart(2, '0')}` : null
}

function isYear(year: number): boolean {
  return year >= 1850 && year <= 2200
}
