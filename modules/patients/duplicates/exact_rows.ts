import { createHash } from 'node:crypto'

/** A row as the driver hands it over: text, numbers, bytes, or nothing. */
export type Row = Record<string, unknown>

const BYTES = '$bytes'
const DIGEST_LENGTH = 22

/** A row as JSON text that makes the very same row again, bytes included. */
export function writeRow(row: Row): string {
  return JSON.stringify(row, function (this: Row, name, written) {
    // A Buffer was made an array of numbers before it came here: ten times its size.
    const value = this[name]
    return Buffer.isBuffer(value) ? { [BYTES]: value.toString('base64') } : written
  })
}

export function readRow(text: string): Row {
  const row: Row = JSON.parse(text)
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, readValue(value)]))
}

/** Tells two states of a row apart, whatever stands in the columns left out. */
export function digestOf(row: Row, without: readonly string[]): string {
  const rest = Object.entries(row).filter(([name]) => !without.includes(name))
  const hash = createHash('sha256').update(writeRow(Object.fromEntries(rest)))
  return hash.digest('base64').slice(0, DIGEST_LENGTH)
}

export function sameValue(left: unknown, right: unknown): boolean {
  return writeRow({ value: left }) === writeRow({ value: right })
}

/** A column of MySQL's JSON type comes as what it means, and goes as text. */
function readValue(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  return BYTES in value ? Buffer.from(String(value[BYTES]), 'base64') : JSON.stringify(value)
}
