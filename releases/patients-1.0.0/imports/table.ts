import { CsvError, parse } from 'csv-parse/sync'
import { UnreadableFileError } from './errors.js'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export interface TableRow {
  /** As a spreadsheet counts: the first row is 1, a cell of several lines is one row. */
  number: number
  cells: string[]
}

const SAMPLED_ROWS = 50
export const MOST_ROWS = 50_000
export const MOST_COLUMNS = 500
/** A patient takes up a few hundred; what is longer is no row but a file of another kind. */
const LONGEST_ROW = 100_000

/**
 * Splits a text into rows and cells. Rows without any content are left out.
 *
 * @throws UnreadableFileError when a quotation never ends, or nothing is there
 */
export function parseTable(text: string, delimiter: Delimiter): TableRow[] {
  const rows = split(text, delimiter)
    .map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length === 0) throw new UnreadableFileError('no-rows')
  if (rows.length > MOST_ROWS) throw new UnreadableFileError('too-many-rows')
  if (rows.some(({ cells }) => cells.length > MOST_COLUMNS)) {
    throw new UnreadableFileError('too-many-columns')
  }
  return rows
}

/** The character that splits the first rows most evenly. */
export function guessDelimiter(text: string): Delimiter {
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(text, delimiter) }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

/** Rows of the commonest width above one, times that width: 50 rows of 13 beat 3 rows of 2. */
function evenness(text: string, delimiter: Delimiter): number {
  const widths = new Map<number, number>()
  for (const { length } of sample(text, delimiter)) {
    widths.set(length, (widths.get(length) ?? 0) + 1)
  }
  widths.delete(1)
  return Math.max(0, ...[...widths].map(([width, rows]) => rows * Math.sqrt(width)))
}

function sample(text: string, delimiter: Delimiter): string[][] {
  try {
    return split(text, delimiter, SAMPLED_ROWS)
  } catch {
    return []
  }
}

function split(text: string, delimiter: Delimiter, to?: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      columns: false,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_ROW,
      ...(to ? { to } : {}),
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const isTooLong = error.code === 'CSV_MAX_RECORD_SIZE'
    throw new UnreadableFileError(isTooLong ? 'row-too-long' : 'broken-quotes')
  }
}
