import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { bookedAndWorked, type DayFacts } from './month_facts.js'
import { chosenDoctors, namedIn, type ScheduleFrame } from './schedule_frame.js'
import { dateOr, today } from './wall.js'
import { firstWeekday } from './weekdays.js'

/** As many as any month may need: so the month keeps its height when one leafs through it. */
const WEEKS = 6
/** Where one looks at the days of a month. */
export type MonthPlace = '/' | '/list'

/** A month to choose a day from, in links: which days are booked, and on which nobody works. */
export async function smallMonth(ctx: HttpContext, frame: ScheduleFrame, place: MonthPlace = '/') {
  const { page, request, i18n } = ctx
  const { view, doctor, room } = request.qs()
  const chosen = dateOr(request.qs().date)
  const first = firstOf(request.qs().month, chosen)
  const dates = datesAround(first)
  const facts = await bookedAndWorked(chosenDoctors(frame, doctor), dates)
  const named = namedIn(doctor).join(',') || undefined
  const link = (more: Record<string, string>) =>
    page.url(place, { view, doctor: named, room, date: chosen, ...more })
  const days = dates.map((day) => ({
    ...drawn(ctx, day, facts.get(iso(day))),
    isOther: day.month !== first.month,
    isChosen: iso(day) === chosen,
    href: link({ date: iso(day) }),
  }))
  return {
    id: first.toFormat('yyyy-MM'),
    title: first.setLocale(i18n.locale).toLocaleString({ month: 'long', year: 'numeric' }),
    weekdays: dates.slice(0, 7).map((day) => weekdayOf(day.setLocale(i18n.locale))),
    weeks: weeksOf(days, view === 'week' || view === 'agenda'),
    previous: step(first, -1, link),
    next: step(first, 1, link),
  }
}

/** The month that was asked for, else the one of the day. */
function firstOf(asked: unknown, date: string): DateTime {
  const isMonth = typeof asked === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked)
  return DateTime.fromISO(isMonth ? asked : date.slice(0, 7), { zone: 'utc' })
}

function datesAround(first: DateTime): DateTime[] {
  const before = (first.weekday - firstWeekday() + 7) % 7
  return Array.from({ length: WEEKS * 7 }, (_, index) => first.plus({ days: index - before }))
}

function drawn({ page, i18n }: HttpContext, day: DateTime, { booked, isWorked }: DayFacts) {
  const spoken = day.setLocale(i18n.locale).toLocaleString(DateTime.DATE_HUGE)
  const label = page.t('calendar.month.day', { day: spoken, count: booked })
  return {
    date: iso(day),
    number: day.day,
    isToday: iso(day) === today(),
    isBooked: booked > 0,
    isClosed: !isWorked,
    label: isWorked ? label : page.t('calendar.month.closedDay', { day: label }),
  }
}

function weeksOf<Day extends { isChosen: boolean }>(days: Day[], isByWeek: boolean) {
  return Array.from({ length: WEEKS }, (_, index) => {
    const own = days.slice(index * 7, index * 7 + 7)
    return { days: own, isChosen: isByWeek && own.some(({ isChosen }) => isChosen) }
  })
}

function weekdayOf(day: DateTime) {
  return { short: day.toFormat('ccc'), long: day.toFormat('cccc') }
}

function step(first: DateTime, months: number, link: (more: Record<string, string>) => string) {
  const month = first.plus({ months }).toFormat('yyyy-MM')
  return { month, href: link({ month }) }
}

function iso(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd')
}
