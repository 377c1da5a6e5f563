import { DateTime } from 'luxon'

/** An instant as both engines store a DATETIME. */
export function stored(instant: DateTime): string {
  return instant.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
}

/** A DATETIME as it came past a model. */
export function readStored(value: unknown): DateTime {
  return DateTime.fromSQL(String(value), { zone: 'utc' })
}

export function storedNow(): string {
  return stored(DateTime.utc())
}
