import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { todayHere } from '../../desk/day.js'
import { holdsOn, keyOf, WEEKDAYS, type Week, type WorkTime } from '../../setup/week.js'

type Page = HttpContext['page']

const CLOCK = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const
const MS = 60_000

/** A week as a few lines: days with the same times stand together, `Mon–Fri 9:00 AM–1:00 PM, 2:00–5:00 PM`. */
export function weekLines({ page, i18n }: HttpContext, times: readonly WorkTime[]) {
  const clock = new Intl.DateTimeFormat(i18n.locale, CLOCK)
  const lines: { first: number; last: number; hours: string }[] = []
  for (const weekday of WEEKDAYS) {
    const hours = times
      .filter((time) => time.weekday === weekday)
      .map(
        ({ fromMinute, toMinute }) =>
          `${clock.format(fromMinute * MS)}–${clock.format(toMinute * MS)}`
      )
      .join(', ')
    const last = lines.at(-1)
    if (last?.hours === hours) last.last = weekday
    else lines.push({ first: weekday, last: weekday, hours })
  }
  return lines.map(({ first, last, hours }) => ({
    days: first === last ? dayName(page, first) : `${dayName(page, first)}–${dayName(page, last)}`,
    hours: hours || page.t('setup.hours.off'),
  }))
}

function dayName(page: Page, weekday: number) {
  return page.t(`setup.days.short.${weekday}`)
}

/** For which dates it holds, and whether that is now. */
export function weekTitle(page: Page, week: Week) {
  const { validFrom, validUntil } = week
  const dates = { from: written(validFrom), until: written(validUntil) }
  const key = validFrom ? (validUntil ? 'between' : 'from') : validUntil ? 'until' : 'always'
  return {
    key: keyOf(week),
    label: page.t(`setup.hours.valid.${key}`, dates),
    isCurrent: holdsOn(week, todayHere()),
  }
}

function written(date: string | null): string {
  const { dateOrder } = currentClinic().clinic
  const format = { dmy: 'dd/MM/yyyy', mdy: 'MM/dd/yyyy', ymd: 'yyyy-MM-dd' }[dateOrder]
  return date ? DateTime.fromISO(date).toFormat(format) : ''
}
