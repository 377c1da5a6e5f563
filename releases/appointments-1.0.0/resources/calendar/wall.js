/*
 * Times here are what the clock on the clinic's wall shows, as text without an offset. The browser's own zone has no part in
 * it: where text becomes a date for reckoning, it is read and written as UTC.
 */
const MINUTE = 60_000

export function plusSeconds(wall, seconds) {
  return new Date(Date.parse(`${wall.slice(0, 19)}Z`) + seconds * 1000).toISOString().slice(0, 19)
}

export function plusDays(date, days) {
  return plusSeconds(`${date}T00:00:00`, days * 86_400).slice(0, 10)
}

/** The first of the month that lies so many months away. */
export function plusMonths(date, months) {
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** Down to a multiple of so many minutes. */
export function roundedDown(wall, minutes) {
  const at = Date.parse(`${wall.slice(0, 19)}Z`)
  return new Date(at - (at % (minutes * MINUTE))).toISOString().slice(0, 19)
}

/** What the clinic's clock shows now. */
export function nowIn(zone) {
  return new Date(Date.now() + offsetOf(zone) * MINUTE).toISOString().slice(0, 19)
}

/**
 * The zone's distance from UTC at this moment, as the calendar takes it. It mistakes nought for none, and would show the
 * browser's own time: there its now-line stands a minute late.
 */
export function offsetText(zone) {
  const minutes = offsetOf(zone) || 1
  const sign = minutes < 0 ? '-' : '+'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

function offsetOf(zone) {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now)
  const part = (type) => Number(parts.find((one) => one.type === type).value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return Math.round((wall - now) / MINUTE)
}

export function formatWall(wall, locale, options) {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return format.format(Date.parse(wall.length > 10 ? `${wall.slice(0, 19)}Z` : `${wall}T00:00:00Z`))
}
