import { DateTime } from 'luxon'
// CommonJS: Node finds no named exports in it.
import rrule, { type Options } from 'rrule'

const { RRule } = rrule

export const UNITS = ['day', 'week', 'month', 'month_weekday'] as const
export type Unit = (typeof UNITS)[number]

/** Two years of weeks. */
export const MOST_INSTANCES = 104

/** How something recurs, as a form asks it. */
export interface Recurrence {
  every: number
  /** `month`: on the same date, or the month's last where there is none; `month_weekday`: on the second Tuesday. */
  unit: Unit
  /** ISO, for weeks: 1 Monday to 7 Sunday. Empty: the weekday of the first. */
  weekdays: readonly number[]
  /** One of these. `until` is the last day, `YYYY-MM-DD`. */
  count: number | null
  until: string | null
}

const WEEKDAYS = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU]
const FREQUENCIES = {
  day: RRule.DAILY,
  week: RRule.WEEKLY,
  month: RRule.MONTHLY,
  month_weekday: RRule.MONTHLY,
} as const

/**
 * As iCalendar says it, without `RRULE:`. UNTIL is in UTC, as it must be where the start has a time zone.
 *
 * @param startsAt by the clock on the clinic's wall
 */
export function ruleOf(recurrence: Recurrence, startsAt: DateTime): string {
  const { every, unit, count, until } = recurrence
  const options: Partial<Options> = { freq: FREQUENCIES[unit], interval: every, wkst: RRule.MO }
  if (count) options.count = count
  else if (until) options.until = lastMoment(until, startsAt).toJSDate()
  return written({ ...options, ...daysOf(recurrence, startsAt) })
}

/** The same rule, ended with one of its instances. */
export function endedWith(rule: string, last: DateTime): string {
  const options = { ...RRule.parseString(rule), until: last.toJSDate() }
  delete options.count
  return written(options)
}

/**
 * When a rule says that it is, at most `most` times. The rule is followed on the wall, where ten o'clock stays ten o'clock, and
 * only then are the times put into the zone: rrule itself is never asked about zones.
 */
export function instancesOf(
  rule: string,
  startsAt: DateTime,
  zone: string,
  most = MOST_INSTANCES
): DateTime[] {
  const { until, ...options } = RRule.parseString(rule)
  const onWall = new RRule({
    ...options,
    dtstart: floating(startsAt, zone),
    until: until ? floating(DateTime.fromJSDate(until), zone) : null,
  })
  return onWall.all((_, found) => found < most).map((date) => atWall(date, zone))
}

/** What a form shows of a rule. */
export function recurrenceOf(rule: string, zone: string): Recurrence {
  const { freq, interval, byweekday, bysetpos, count, until } = RRule.parseString(rule)
  const days = [byweekday ?? []].flat().filter((day) => typeof day === 'object')
  const isNth = days.some(({ n }) => n !== undefined) && !bysetpos
  const unit = freq === RRule.DAILY ? 'day' : freq === RRule.WEEKLY ? 'week' : 'month'
  return {
    every: interval ?? 1,
    unit: unit === 'month' && isNth ? 'month_weekday' : unit,
    weekdays: unit === 'week' ? days.map(({ weekday }) => weekday + 1) : [],
    count: count ?? null,
    until: until ? DateTime.fromJSDate(until, { zone }).toISODate() : null,
  }
}

function daysOf({ unit, weekdays }: Recurrence, startsAt: DateTime): Partial<Options> {
  if (unit === 'week') {
    const days = weekdays.length > 0 ? weekdays : [startsAt.weekday]
    return { byweekday: [...days].sort().map((day) => WEEKDAYS[day - 1]) }
  }
  if (unit === 'month_weekday') {
    const nth = Math.ceil(startsAt.day / 7)
    // Few months have a fifth Tuesday; every month has a last one.
    return { byweekday: [WEEKDAYS[startsAt.weekday - 1].nth(nth === 5 ? -1 : nth)] }
  }
  if (unit === 'month' && startsAt.day > 28) {
    const days = [28, 29, 30, 31].filter((day) => day <= startsAt.day)
    return { bymonthday: days, bysetpos: [-1] }
  }
  return unit === 'month' ? { bymonthday: [startsAt.day] } : {}
}

function written(options: Partial<Options>): string {
  return RRule.optionsToString(options).replace(/^RRULE:/, '')
}

function lastMoment(day: string, { zone }: DateTime): DateTime {
  return DateTime.fromISO(day, { zone }).endOf('day').startOf('second')
}

/** What the clock on the wall shows, as if it were UTC. */
function floating(instant: DateTime, zone: string): Date {
  return instant.setZone(zone).setZone('utc', { keepLocalTime: true }).toJSDate()
}

/** When the clock on the wall shows it: the first time where it does so twice; an hour later where it skips it. */
function atWall(shown: Date, zone: string): DateTime {
  const time = DateTime.fromJSDate(shown, { zone: 'utc' }).setZone(zone, { keepLocalTime: true })
  const [first] = time.getPossibleOffsets().sort((one, other) => one.toMillis() - other.toMillis())
  return first.toUTC()
}
