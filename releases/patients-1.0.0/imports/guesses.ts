import type { DateOrder } from '@medtrack/sdk'
import { readDate } from '../people/dates.js'
import { digitsOf } from '../search/fold.js'
import { targetNamed } from './column_names.js'
import { looksLikeEmail } from './email.js'
import type { TableRow } from './table.js'
import { SHARED_TARGETS, type Mapping, type Target } from './targets.js'
import { readSex } from './words.js'

const SAMPLED = 100
/** One cell says too little about its column. */
const FEWEST = 2
/** Of the filled cells of a column, how many have to look the part. */
const MOSTLY = 0.8
const PHONE = /^[+(]?[\d\s().+/-]{7,}$/
/** `miércoles, 30 de septiembre de 1951`, with room. */
const LONGEST_DATE = 60
const NUMERIC_DATE = /^(\d{1,4})[./\s-](\d{1,2})[./\s-](\d{1,4})\b/

/** Whether the first row holds names of columns rather than a patient. */
export function guessHeader(rows: readonly TableRow[]): boolean {
  const { cells } = rows[0]
  if (cells.some((cell) => targetNamed(cell) !== undefined)) return true
  return !cells.some((cell) => looksLikeDate(cell) || looksLikeEmail(cell) || PHONE.test(cell))
}

/** What each column fills, by its name, else by what stands in it. No field is given twice. */
export function guessMapping(headers: readonly string[], rows: readonly TableRow[]): Mapping {
  const given = new Set<Target>()
  const claim = (target: Target | undefined): Target | null => {
    if (!target || (given.has(target) && !SHARED_TARGETS.includes(target))) return null
    given.add(target)
    return target
  }
  const byName = headers.map((header) => claim(targetNamed(header)))
  const guessed = byName.map(
    (target, column) => target ?? claim(targetOfContent(valuesOf(rows, column)))
  )
  return withoutWholeName(guessed)
}

/** The order in which the numbers of these dates can only stand; `otherwise` when they do not say. */
export function guessDateOrder(values: Iterable<string>, otherwise: DateOrder): DateOrder {
  const votes = { ymd: 0, dmy: 0, mdy: 0 }
  for (const value of values) {
    const [, first, second] = NUMERIC_DATE.exec(value) ?? []
    if (!first) continue
    if (first.length === 4) votes.ymd++
    else if (Number(first) > 12 && Number(second) <= 12) votes.dmy++
    else if (Number(second) > 12 && Number(first) <= 12) votes.mdy++
  }
  const [best] = (Object.entries(votes) as [DateOrder, number][]).sort((a, b) => b[1] - a[1]) // keys of `votes`
  return best[1] > 0 && votes[otherwise] < best[1] ? best[0] : otherwise
}

/** The filled cells of a column, as many as tell enough. */
export function valuesOf(rows: readonly TableRow[], column: number, most = SAMPLED): string[] {
  const values: string[] = []
  for (const { cells } of rows) {
    if (cells[column]) values.push(cells[column])
    if (values.length === most) break
  }
  return values
}

function targetOfContent(values: string[]): Target | undefined {
  const mostly = (looks: (value: string) => boolean) =>
    values.length >= FEWEST && values.filter(looks).length / values.length >= MOSTLY
  if (mostly(looksLikeEmail)) return 'email'
  if (mostly(looksLikeDate)) return 'birthDate'
  if (mostly((value) => PHONE.test(value) && digitsOf(value).length >= 7)) return 'phoneMobile'
  if (mostly((value) => readSex(value, { hasHombre: false }) !== undefined)) return 'sex'
}

/** A column for the whole name says nothing beside one for each part of it. */
function withoutWholeName(mapping: Mapping): Mapping {
  const hasParts = mapping.includes('given') && mapping.includes('family')
  return hasParts ? mapping.map((target) => (target === 'fullName' ? null : target)) : mapping
}

function looksLikeDate(value: string): boolean {
  const orders: DateOrder[] = ['mdy', 'dmy']
  return (
    value.length >= 6 &&
    value.length <= LONGEST_DATE &&
    !/^\d+$/.test(value) &&
    orders.some((order) => readDate(value, order, '2099-12-31').kind === 'date')
  )
}
