import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { ABSENCE_KINDS } from '../../models/absence.js'
import { wholeDays, type AbsenceFacts } from '../../setup/absences.js'
import { minuteOf } from '../../setup/wall_time.js'
import { type Problem, refuseFor, sentencesOf } from '../sentences.js'

/** Days on which everybody is away have a list of their own. */
export const LEAVE_KINDS = ABSENCE_KINDS.filter((kind) => kind !== 'holiday')
/** Nobody in particular. */
export const WHOLE_CLINIC = 'clinic'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const time = () => vine.string().trim().maxLength(8).nullable().optional()

const absenceValidator = vine.create(
  vine.object({
    doctorId: vine.string().maxLength(36),
    kind: vine.enum(LEAVE_KINDS),
    firstDay: vine.string().regex(DATE),
    lastDay: vine.string().regex(DATE).nullable().optional(),
    fromTime: time(),
    toTime: time(),
    reason: vine.string().trim().maxLength(200).nullable().optional(),
    version: vine.number().withoutDecimals().nullable().optional(),
  })
)

/** @param choices ids for whom leave may be entered, `clinic` among them where all may be away */
export async function readAbsence({ request, page }: HttpContext, choices: readonly string[]) {
  const input = await request.validateUsing(absenceValidator, {
    messagesProvider: sentencesOf(page, 'setup', {
      rules: ['required', 'regex', 'enum', 'maxLength'],
      fields: ['doctorId', 'kind', 'firstDay', 'lastDay', 'reason'],
    }),
  })
  const lastDay = input.lastDay ?? input.firstDay
  const problems: Problem[] = []
  if (!choices.includes(input.doctorId)) problems.push({ field: 'doctorId', rule: 'enum' })
  const whole = wholeDays(input.firstDay, lastDay)
  const startsAt = input.fromTime
    ? at('fromTime', input.firstDay, input.fromTime, problems)
    : whole.startsAt
  const endsAt = input.toTime ? at('toTime', lastDay, input.toTime, problems) : whole.endsAt
  if (!startsAt.isValid) problems.push({ field: 'firstDay', rule: 'noDate' })
  if (problems.length === 0 && !(startsAt < endsAt)) {
    problems.push({ field: input.toTime ? 'toTime' : 'lastDay', rule: 'endsBeforeStart' })
  }
  refuseFor(page, 'setup', problems)
  const doctorId = input.doctorId === WHOLE_CLINIC ? null : input.doctorId
  const facts: AbsenceFacts = {
    doctorId,
    kind: input.kind,
    startsAt,
    endsAt,
    reason: input.reason ?? null,
  }
  return { facts, version: input.version ?? 0 }
}

function at(field: string, date: string, typed: string, problems: Problem[]): DateTime {
  if (minuteOf(typed) === null) problems.push({ field, rule: 'time' })
  const zone = currentClinic().clinic.timeZone
  return DateTime.fromISO(`${date}T${typed}`, { zone }).toUTC()
}
