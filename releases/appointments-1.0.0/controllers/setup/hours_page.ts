import type { HttpContext } from '@adonisjs/core/http'
import type { Member } from '@medtrack/sdk'
import Room from '../../models/room.js'
import { usualWeek } from '../../setup/beginning.js'
import { wallTime } from '../../setup/wall_time.js'
import { holdsOn, keyOf, WEEKDAYS, type Week, type WorkTime } from '../../setup/week.js'
import { weeksOf } from '../../setup/weeks.js'
import { MOST_SPANS } from '../../validators/setup/week_form.js'
import { todayHere } from '../../desk/day.js'
import { weekTitle } from './hour_words.js'
import { setupTabs } from './setup_tabs.js'

/** So many times a day stand in the form before anybody asks for more. */
const USUAL_SPANS = 2
const COPIES: Record<string, readonly number[]> = {
  workdays: [1, 2, 3, 4, 5],
  all: WEEKDAYS,
}

/** A doctor's week as a form: what is stored, or what was typed. */
export async function showWeek(ctx: HttpContext, doctor: Member, { isStale = false } = {}) {
  const { page, request } = ctx
  const weeks = await weeksOf(doctor.userId)
  const asked = request.input('week') as string | null | undefined
  const isNew = asked === 'new' || weeks.length === 0
  const week = isNew ? newWeek(weeks) : chosenWeek(weeks, asked ?? null)
  // What somebody sees after a conflict is what is stored now: saving again is meant.
  const isTyped = isStale || Boolean(request.input('copy'))
  const rooms = page.hasFeature('detailed') ? await Room.offered() : []
  return page.render('setup/week', {
    tabs: await setupTabs(ctx, 'week'),
    doctor: { id: doctor.userId, name: doctor.name },
    weeks: weeks.map((one) => ({ ...weekTitle(page, one), isShown: !isNew && one === week })),
    isNew,
    isFirst: weeks.length === 0,
    isStale,
    week: { key: isNew ? '' : keyOf(week), seen: isNew ? '' : week.seen },
    validFrom: isTyped ? request.input('validFrom') : week.validFrom,
    validUntil: isTyped ? request.input('validUntil') : week.validUntil,
    days: WEEKDAYS.map((weekday) => {
      const spans = isTyped ? typedSpans(request, weekday) : storedSpans(week.times, weekday)
      const isUsed = ({ from, to }: FormSpan, index: number) =>
        index < USUAL_SPANS || from || to || isTypedIn(request, `d${weekday}.${index}`)
      const numbered = spans.map((span, index) => ({ ...span, index, isUsed: isUsed(span, index) }))
      return {
        weekday,
        spans: numbered.filter((span) => span.isUsed),
        more: numbered.filter((span) => !span.isUsed),
      }
    }),
    rooms: rooms.map(({ id, name }) => ({ value: id, label: name })),
  })
}

function chosenWeek(weeks: readonly Week[], key: string | null): Week {
  const today = todayHere()
  const current = weeks.find((one) => holdsOn(one, today))
  return weeks.find((one) => keyOf(one) === key) ?? current ?? weeks[0]
}

/** The first is the usual one; any other begins as a copy of the one that holds now. */
function newWeek(weeks: readonly Week[]): Week {
  if (weeks.length === 0) return { validFrom: null, validUntil: null, times: usualWeek(), seen: '' }
  return { ...chosenWeek(weeks, null), validFrom: null, validUntil: null }
}

interface FormSpan {
  from: string
  to: string
  roomId: string | null
}

const empty = (): FormSpan => ({ from: '', to: '', roomId: null })

function storedSpans(times: readonly WorkTime[], weekday: number): FormSpan[] {
  const spans = times
    .filter((time) => time.weekday === weekday)
    .map(({ fromMinute, toMinute, roomId }) => ({
      from: wallTime(fromMinute),
      to: wallTime(toMinute),
      roomId,
    }))
  return filled(spans)
}

/** What was typed; a day that others are copied to gets theirs. */
function typedSpans(request: HttpContext['request'], weekday: number): FormSpan[] {
  const from = Number(request.input('copyFrom'))
  const targets = request.input('copy') ? (COPIES[String(request.input('copyTo'))] ?? []) : []
  const source = targets.includes(weekday) ? from : weekday
  const typed: unknown = request.input(`d${source}`)
  const spans = (Array.isArray(typed) ? typed : []).map((one: Partial<FormSpan> | null) => ({
    from: String(one?.from ?? ''),
    to: String(one?.to ?? ''),
    roomId: one?.roomId ?? null,
  }))
  return filled(spans)
}

function isTypedIn(request: HttpContext['request'], span: string): boolean {
  return Boolean(request.input(`${span}.from`) || request.input(`${span}.to`))
}

function filled(spans: readonly FormSpan[]): FormSpan[] {
  return Array.from({ length: MOST_SPANS }, (_, index) => spans[index] ?? empty())
}
