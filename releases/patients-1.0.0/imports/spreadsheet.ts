import type { DateOrder } from '@medtrack/sdk'
import { decode, guessEncoding, type Encoding } from './encoding.js'
import { guessDateOrder, guessHeader, guessMapping, valuesOf } from './guesses.js'
import { guessDelimiter, parseTable, type Delimiter, type TableRow } from './table.js'
import type { Mapping } from './targets.js'

/** How a file is to be read. */
export interface Reading {
  encoding: Encoding
  delimiter: Delimiter
  hasHeader: boolean
  dateOrder: DateOrder
}

/** A file as rows and columns. Columns are known by position: their names may be anything. */
export interface Spreadsheet {
  headers: string[]
  rows: TableRow[]
}

/**
 * Reads a file as told.
 *
 * @throws UnreadableFileError
 */
export function readSpreadsheet(
  bytes: Uint8Array,
  reading: Omit<Reading, 'dateOrder'>
): Spreadsheet {
  const rows = parseTable(decode(bytes, reading.encoding), reading.delimiter)
  return split(rows, reading.hasHeader)
}

/**
 * Reads a file nobody has said anything about.
 *
 * @param dateOrder the clinic's own, for dates that could be read either way
 * @throws UnreadableFileError
 */
export function guessReading(
  bytes: Uint8Array,
  dateOrder: DateOrder
): { reading: Reading; mapping: Mapping } {
  const encoding = guessEncoding(bytes)
  const text = decode(bytes, encoding)
  const delimiter = guessDelimiter(text)
  const table = parseTable(text, delimiter)
  const hasHeader = guessHeader(table)
  const { headers, rows } = split(table, hasHeader)
  const mapping = guessMapping(headers, rows)
  const order = guessDateOrder(datesOf(rows, mapping), dateOrder)
  return { reading: { encoding, delimiter, hasHeader, dateOrder: order }, mapping }
}

/** @returns empty names where the file has none */
function split(table: TableRow[], hasHeader: boolean): Spreadsheet {
  const width = table.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
  const names = hasHeader ? table[0].cells : []
  const headers = Array.from({ length: width }, (_, column) => names[column] ?? '')
  return { headers, rows: hasHeader ? table.slice(1) : table }
}

function datesOf(rows: TableRow[], mapping: Mapping): string[] {
  return mapping.flatMap((target, column) =>
    target === 'birthDate' || target === 'deceased' ? valuesOf(rows, column, rows.length) : []
  )
}
