import type { DateTime } from 'luxon'

/** A moment as the central database holds it, for statements that pass no model by. */
export function stored(moment: DateTime): string {
  return moment.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
}
