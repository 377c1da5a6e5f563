import { DateTime } from 'luxon'

/** An instant as both engines store a DATETIME. */
export function stored(instant: DateTime): string {
  return instant.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
}

/** A DATETIME as it came past a model. Read without luxon's parser, which takes twenty times as long. */
export function readStored(value: unknown): DateTime {
  return DateTime.fromMillis(Date.parse(`${String(value).replace(' ', 'T')}Z`), { zone: 'utc' })
}

export function storedNow(): string {
  return stored(DateTime.utc())
}
