import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { STATUSES } from '../booking/statuses.js'
import { ABSENCE_KINDS } from '../models/absence.js'
import type { DrawnHours, ScheduleFrame } from './schedule_frame.js'
import { dateOr } from './wall.js'

const WORDS = [
  'moved',
  'movedTo',
  'undo',
  'undone',
  'notify',
  'close',
  'failed',
  'offline',
  'overbooked',
  'outsideHours',
  'inSeries',
  'held',
  'heldBy',
  'more',
  'empty',
  'bookAt',
  'free',
  'unfree',
  'nextFree',
  'loading',
  'newTitle',
  'oneTitle',
  'yours',
  'askNotice',
  'notMoved',
  'anyway',
  'otherTime',
] as const

/** What only the script knows: it puts it in itself. */
const LEFT_OPEN = Object.fromEntries(
  ['time', 'doctor', 'name', 'count', 'where'].map((name) => [name, `{${name}}`])
)

/** What the script of the calendar must know: addresses, words, people. No patient. */
export function settings(ctx: HttpContext, frame: ScheduleFrame, hours: DrawnHours) {
  const { page, request, i18n } = ctx
  const { clinic, actor } = currentClinic()
  const { date, view, doctor, room } = request.qs()
  return {
    base: page.url('/'),
    zone: clinic.timeZone,
    locale: i18n.locale,
    member: actor.userId,
    clinic: clinic.slug,
    mayBook: actor.may('appointments.book'),
    mayOverbook: actor.may('appointments.overbook'),
    hours: { from: hours.from, to: hours.to },
    doctors: frame.doctors.map(({ userId, name }) => ({ id: userId, name })),
    rooms: frame.rooms.map(({ id, name }) => ({ id, name })),
    types: frame.types.map(({ id, name, colour }) => ({ id, name, colour })),
    asked: { date: dateOr(date), view, doctor, room },
    words: Object.fromEntries(
      WORDS.map((word) => [word, page.t(`calendar.js.${word}`, LEFT_OPEN)])
    ),
    statuses: Object.fromEntries(
      STATUSES.map((status) => [status, page.t(`calendar.status.${status}`)])
    ),
    closed: Object.fromEntries(
      ABSENCE_KINDS.map((kind) => [kind, page.t(`calendar.closed.${kind}`)])
    ),
  }
}
