import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

/**
 * The instant that somebody asked for: one with its zone, or a time by the clock on the clinic's wall. `null` for what is no
 * time, and for what the clock never shows, on the night on which it goes forward.
 */
export function askedTime(text: string): DateTime | null {
  if (!WALL.test(text)) {
    const instant = DateTime.fromISO(text, { setZone: true })
    const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text)
    return instant.isValid && hasZone ? instant.toUTC() : null
  }
  const shown = DateTime.fromISO(text, { zone: currentClinic().clinic.timeZone })
  const isShown = shown.isValid && shown.toFormat("yyyy-MM-dd'T'HH:mm") === text.slice(0, 16)
  return isShown ? shown.toUTC() : null
}

/** As the boxes of a form hold it, by the clock on the wall. */
export function wallTime(instant: DateTime): { date: string; time: string } {
  const shown = instant.setZone(currentClinic().clinic.timeZone)
  return { date: shown.toFormat('yyyy-MM-dd'), time: shown.toFormat('HH:mm') }
}
