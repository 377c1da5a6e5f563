import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { allows, type Step } from '../booking/verbs.js'
import { closedTimes, type ClosedTime } from './closed_times.js'
import { doctorsWithBookings, scheduleOf, type Scheduled } from './schedule.js'
import type { ScheduleFrame } from './schedule_frame.js'
import { dateOr, dayOf, today } from './wall.js'

/** What is done from a list with one press; everything else has its page. */
const BY_PRESS: readonly Step[] = ['arrival', 'rooming', 'completion', 'no-show']

/** One day as a list, a sheet for each doctor: for whoever has no JavaScript, for paper, and for slow lines. */
export async function dayList(ctx: HttpContext, frame: ScheduleFrame, date: string) {
  const { page, request } = ctx
  const day = dayOf(date)
  const doctors = await listedDoctors(frame, day, request.qs().doctor)
  const doctorIds = doctors.map(({ id }) => id)
  const roomId = frame.rooms.find(({ id }) => id === request.qs().room)?.id ?? null
  const lines = await scheduleOf({ doctorIds, ...day, roomId, withCancelled: true })
  const closed = (await closedTimes(doctorIds, day, false)).filter(({ kind }) => kind !== 'off')
  const types = new Map(frame.types.map((type) => [type.id, type]))
  const rooms = new Map(frame.rooms.map(({ id, name }) => [id, name]))
  const sheets = doctors.map((doctor) => ({
    ...doctor,
    away: closed
      .filter((one) => one.doctorId === doctor.id || one.doctorId === null)
      .map(away(page)),
    lines: lines
      .filter(({ doctorId }) => doctorId === doctor.id)
      .map((line) => ({
        ...line,
        type: types.get(line.typeId ?? '') ?? null,
        room: rooms.get(line.roomId ?? '') ?? null,
        steps: stepsOf(line),
      })),
  }))
  return {
    date,
    spoken: spoken(ctx, date),
    roomId,
    sheets,
    ...neighbours(date),
    back: backOf(date, request.qs()),
  }
}

function spoken({ i18n }: HttpContext, date: string) {
  const day = DateTime.fromISO(date, { locale: i18n.locale })
  return day.toLocaleString(DateTime.DATE_HUGE)
}

/** Those on the schedule, and whoever has bookings that day although the plan keeps no schedule of theirs any more. */
async function listedDoctors(
  { doctors }: ScheduleFrame,
  { from, until }: { from: DateTime; until: DateTime },
  asked: unknown
) {
  const booked = new Set(await doctorsWithBookings(from, until))
  const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const ids = new Set([...doctors.map(({ userId }) => userId), ...booked])
  const all = [...ids].map((id) => ({ id, name: names.get(id) ?? null }))
  return all.some(({ id }) => id === asked) ? all.filter(({ id }) => id === asked) : all
}

function away(page: HttpContext['page']) {
  return ({ kind, start, end }: ClosedTime) => ({
    label: page.t(`calendar.closed.${kind}`),
    from: start.slice(11, 16),
    to: end.slice(11, 16),
    isWholeDay: start.slice(0, 10) !== end.slice(0, 10) && start.endsWith('T00:00:00'),
  })
}

function stepsOf({ status }: Scheduled): Step[] {
  if (!currentClinic().actor.may('appointments.attend')) return []
  return BY_PRESS.filter((step) => allows(status, step))
}

function neighbours(date: string) {
  const day = DateTime.fromISO(date, { zone: 'utc' })
  return {
    previous: day.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
    next: day.plus({ days: 1 }).toFormat('yyyy-MM-dd'),
    isToday: date === today(),
  }
}

/** Where whoever presses a button comes back to. */
function backOf(date: string, { doctor, room }: Record<string, unknown>) {
  const kept = Object.entries({ date: dateOr(date), doctor, room }).filter(([, value]) => value)
  return `/list?${new URLSearchParams(kept.map(([name, value]): [string, string] => [name, String(value)]))}`
}
