import type { HttpContext } from '@adonisjs/core/http'
import { patientsByIds } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { checkDoctor } from '../../booking/order.js'
import { ImpossibleBookingError } from '../../booking/errors.js'
import { isOnGrid } from '../../booking/ticks.js'
import AppointmentType from '../../models/appointment_type.js'
import { keyOf, type Choices } from '../../series/begin.js'
import type { SeriesDraft } from '../../series/draft.js'
import { instancesOf, ruleOf, type Recurrence } from '../../series/recurrence.js'
import { instantIn } from '../../words/moments.js'
import { refuseField, sentencesOf } from '../sentences.js'
import { seriesValidator } from './series_validator.js'

type Page = HttpContext['page']

const RULES = [
  'required',
  'number',
  'min',
  'max',
  'regex',
  'enum',
  'maxLength',
  'withoutDecimals',
  'uuid',
]
const FIELDS = [
  'doctor',
  'type',
  'day',
  'time',
  'minutes',
  'every',
  'unit',
  'count',
  'until',
  'note',
]

export interface SeriesForm {
  draft: SeriesDraft
  choices: Choices
  /** Which dates the choices were made for. */
  signature: string | null
}

/** A series as typed, and what was chosen for each of its dates. */
export async function readSeries({ request, page }: HttpContext): Promise<SeriesForm> {
  const messagesProvider = sentencesOf(page, 'series', { rules: RULES, fields: FIELDS })
  const input = await request.validateUsing(seriesValidator, { messagesProvider })
  const type = input.type ? await AppointmentType.find(input.type) : null
  const minutes = input.minutes ?? type?.minutes
  if (!minutes) refuseField(page, 'series', 'minutes', 'noLength')
  if (minutes % 5 !== 0) refuseField(page, 'series', 'minutes', 'grid')
  await refuseStranger(page, input.doctor, type?.id)
  const patient = (await patientsByIds([input.patient])).get(input.patient)
  if (!patient) refuseField(page, 'series', 'patient', 'patient')
  const recurrence = {
    ...input,
    weekdays: input.weekdays ?? [],
    count: input.ends === 'count' ? (input.count ?? null) : null,
    until: input.ends === 'until' ? (input.until ?? null) : null,
  }
  const draft = {
    ...whenOf(page, input, recurrence),
    patientId: patient.id,
    doctorId: input.doctor,
    roomId: null,
    typeId: type?.id ?? null,
    minutes,
    bufferMinutes: type?.bufferMinutes ?? 0,
    needsRoom: type?.needsRoom ?? false,
    note: input.note || null,
  }
  return { draft, choices: choicesOf(input.dates ?? []), signature: input.signature ?? null }
}

/** The rule, and its first date: the day that was typed may be none of its days. */
function whenOf(page: Page, { day, time }: { day: string; time: string }, recurrence: Recurrence) {
  const { timeZone } = currentClinic().clinic
  const typed = DateTime.fromISO(`${day}T${time}`, { zone: timeZone })
  if (!typed.isValid) refuseField(page, 'series', 'day', 'noDay')
  if (!isOnGrid(typed)) refuseField(page, 'series', 'time', 'grid')
  const rrule = ruleOf(recurrence, typed)
  const [startsAt] = instancesOf(rrule, typed, timeZone, 1)
  if (!startsAt) refuseField(page, 'series', 'until', 'noDates')
  return { rrule, startsAt, timeZone }
}

async function refuseStranger(page: Page, doctor: string, type?: string) {
  try {
    await checkDoctor(doctor, type)
  } catch (error) {
    if (!(error instanceof ImpossibleBookingError)) throw error
    refuseField(page, 'series', 'doctor', 'doctor')
  }
}

function choicesOf(dates: readonly { at: string; choice?: string | null }[]): Choices {
  const chosen = dates.flatMap(({ at, choice }): [string, 'skip' | DateTime][] => {
    if (choice === 'skip') return [[at, 'skip']]
    const instant = instantIn(choice)
    return instant ? [[at, instant]] : []
  })
  return new Map(chosen)
}

/** Whether somebody said what to do about every date that cannot be as it is. */
export function isDecided(
  planned: readonly { startsAt: DateTime; problem: unknown }[],
  choices: Choices
): boolean {
  return planned.every(({ startsAt, problem }) => !problem || choices.has(keyOf(startsAt)))
}
