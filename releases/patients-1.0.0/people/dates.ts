import type { DateOrder } from '@medtrack/sdk'
import { monthNamed } from './month_names.js'

export type ReadDate =
  | { kind: 'date'; iso: string }
  /** Looks like a date, but no such day exists: 13/45/1990. */
  | { kind: 'impossible' }
  /** Does not look like a date at all. */
  | { kind: 'unreadable' }

const UNREADABLE: ReadDate = { kind: 'unreadable' }
const NUMBERS = /^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})(?:[T\s]+\d{1,2}:\d{2}.*)?\.?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_FIRST =
  /^(?:\p{L}+\.?,\s*)?(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[\s-]*(?:de\s+)?(\p{L}+)\.?[\s,-]*(?:de[l]?\s+)?(\d{2,4})$/iu
const MONTH_FIRST = /^(\p{L}+)\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{2,4})$/iu

/**
 * Reads a date in any common form: 1951-07-30, 7/30/1951, 30.7.51, 30 Jul 1951, July 30, 1951,
 * 19510730, 30 de julio de 1951.
 *
 * @param order how day, month and year stand where all three are numbers
 * @param today `YYYY-MM-DD`; a two-digit year is the latest that is not after it
 */
export function readDate(text: string, order: DateOrder, today: string): ReadDate {
  const trimmed = text.trim()
  const compact = COMPACT.exec(trimmed)
  if (compact) return onCalendar(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const numbers = NUMBERS.exec(trimmed)
  if (numbers) return fromNumbers(numbers.slice(1, 4), order, today)
  return fromWords(trimmed, today)
}

function fromNumbers(parts: string[], order: DateOrder, today: string): ReadDate {
  const shape = parts[0].length === 4 ? 'ymd' : order
  const at = (letter: string) => parts[shape.indexOf(letter)]
  if (at('m').length > 2 || at('d').length > 2 || at('y').length === 3) return UNREADABLE
  return onCalendar(fullYear(at('y'), today), Number(at('m')), Number(at('d')))
}

function fromWords(text: string, today: string): ReadDate {
  const dayFirst = DAY_FIRST.exec(text)
  const monthFirst = MONTH_FIRST.exec(text)
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = name && monthNamed(name)
  if (!month || !day || !year) return UNREADABLE
  return onCalendar(fullYear(year, today), month, Number(day))
}

function fullYear(digits: string, today: string): number {
  if (digits.length > 2) return Number(digits)
  const century = Number(today.slice(0, 2)) * 100
  const year = century + Number(digits)
  return year > Number(today.slice(0, 4)) ? year - 100 : year
}

function onCalendar(year: number, month: number, day: number): ReadDate {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000
  return exists ? { kind: 'date', iso: date.toISOString().slice(0, 10) } : { kind: 'impossible' }
}
