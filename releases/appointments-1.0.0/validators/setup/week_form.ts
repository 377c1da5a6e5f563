import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { TICK_MINUTES } from '../../booking/ticks.js'
import { endMinuteOf, minuteOf } from '../../setup/wall_time.js'
import { WEEKDAYS, type WorkTime } from '../../setup/week.js'
import { type Problem, refuseFor, sentencesOf } from '../sentences.js'

/** So many times a day can be typed. */
export const MOST_SPANS = 4

const typed = () => vine.string().trim().maxLength(8).nullable().optional()
const day = () =>
  vine
    .array(vine.object({ from: typed(), to: typed(), roomId: typed36() }))
    .maxLength(MOST_SPANS)
    .optional()
const typed36 = () => vine.string().trim().maxLength(36).nullable().optional()
const date = () =>
  vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .optional()

const weekValidator = vine.create(
  vine.object({
    ...Object.fromEntries(WEEKDAYS.map((weekday) => [`d${weekday}`, day()])),
    validFrom: date(),
    validUntil: date(),
    week: vine.string().maxLength(30).nullable().optional(),
    seen: vine.string().maxLength(36).nullable().optional(),
  })
)

interface TypedSpan {
  from?: string | null
  to?: string | null
  roomId?: string | null
}

export type TypedWeek = Record<`d${number}`, TypedSpan[] | undefined>

/** A week as typed: rows that were left empty are none. */
export async function readWeek({ request, page }: HttpContext) {
  const input = await request.validateUsing(weekValidator, {
    messagesProvider: sentencesOf(page, 'setup', {
      rules: ['regex', 'maxLength'],
      fields: ['validFrom', 'validUntil'],
    }),
  })
  const problems: Problem[] = []
  // Keys d1 to d7 are those of the schema.
  const days = input as unknown as TypedWeek
  const times = WEEKDAYS.flatMap((weekday) => readDay(weekday, days[`d${weekday}`] ?? [], problems))
  const { validFrom = null, validUntil = null, week = null, seen = null } = input
  if (validFrom && validUntil && validUntil < validFrom) {
    problems.push({ field: 'validUntil', rule: 'endsBeforeStart' })
  }
  refuseFor(page, 'setup', problems)
  return { times, validFrom, validUntil, week, seen: seen ?? '' }
}

function readDay(weekday: number, spans: readonly TypedSpan[], problems: Problem[]): WorkTime[] {
  const times: WorkTime[] = []
  for (const [index, { from, to, roomId = null }] of spans.entries()) {
    if (!from && !to) continue
    const time = readSpan(from ?? '', to ?? '')
    const field = `d${weekday}.${index}`
    if (time.rule !== undefined) problems.push({ field: `${field}.${time.field}`, rule: time.rule })
    else if (
      times.some((one) => time.fromMinute < one.toMinute && one.fromMinute < time.toMinute)
    ) {
      problems.push({ field: `${field}.from`, rule: 'overlap' })
    } else {
      const { fromMinute, toMinute } = time
      times.push({ weekday, fromMinute, toMinute, roomId })
    }
  }
  return times
}

type ReadSpan =
  | { rule?: undefined; fromMinute: number; toMinute: number }
  | { rule: string; field: 'from' | 'to' }

function readSpan(from: string, to: string): ReadSpan {
  const [fromMinute, toMinute] = [minuteOf(from), endMinuteOf(to)]
  if (fromMinute === null) return { field: 'from', rule: from ? 'time' : 'timeMissing' }
  if (toMinute === null) return { field: 'to', rule: to ? 'time' : 'timeMissing' }
  if (fromMinute % TICK_MINUTES) return { field: 'from', rule: 'grid' }
  if (toMinute % TICK_MINUTES) return { field: 'to', rule: 'grid' }
  if (toMinute <= fromMinute) return { field: 'to', rule: 'endsBeforeStart' }
  return { fromMinute, toMinute }
}
