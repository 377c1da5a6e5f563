import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart, patientsByIds } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { FreeSlot } from '../../availability/slot.js'
import type Series from '../../models/series.js'
import { keyOf, type Choices } from '../../series/begin.js'
import { signatureOf, type SeriesDraft } from '../../series/draft.js'
import type { PlannedDate } from '../../series/plan.js'
import { MOST_INSTANCES, recurrenceOf, UNITS } from '../../series/recurrence.js'
import { spoken, weekdayName } from '../../words/moments.js'
import { doctorChoices, patientInQuestion, typeChoices } from '../choices.js'

/** A plan that is shown before anything is booked. */
export interface Preview {
  draft: SeriesDraft
  planned: readonly PlannedDate[]
  choices: Choices
  /** Somebody pressed the button, but the dates are not those that were shown. */
  isChanged?: boolean
}

interface FormPage {
  action: string
  /** `PUT` where a series is changed. */
  method: 'POST' | 'PUT'
  values: Record<string, unknown>
  hidden?: Record<string, string>
}

/** The form of a series, with its dates below once they were asked for. */
export async function showSeriesForm(ctx: HttpContext, form: FormPage, preview?: Preview) {
  const { page, i18n } = ctx
  const { patient, typed, found } = await patientInQuestion(ctx)
  if (!patient) return page.render('series/patient', { typed, found })
  return page.render('series/form', {
    ...form,
    hidden: form.hidden ?? {},
    patient,
    doctors: await doctorChoices(page),
    types: await typeChoices(),
    units: UNITS.map((value) => ({ value, label: page.t(`series.units.${value}`) })),
    weekdays: weekdayChoices(i18n.locale),
    most: MOST_INSTANCES,
    dates: preview ? rowsOf(ctx, preview) : null,
    signature: preview ? signatureOf(preview.draft) : '',
    isChanged: preview?.isChanged ?? false,
    bookable: preview ? preview.planned.filter(({ problem }) => !problem).length : 0,
    clashes: preview ? preview.planned.filter(({ problem }) => problem).length : 0,
  })
}

/** What the form begins with. */
export function blankSeries({ request }: HttpContext): Record<string, unknown> {
  const { timeZone } = currentClinic().clinic
  const asked = DateTime.fromISO(String(request.qs().start ?? ''), { zone: timeZone })
  const first = asked.isValid ? asked : DateTime.now().setZone(timeZone).plus({ days: 1 })
  return {
    doctor: request.qs().doctor,
    type: request.qs().type,
    minutes: request.qs().minutes,
    day: first.toISODate(),
    time: asked.isValid ? first.toFormat('HH:mm') : '09:00',
    every: 1,
    unit: 'week',
    weekdays: [],
    ends: 'count',
    count: 10,
  }
}

/** What stands of a series from a date on, as its form shows it. */
export async function valuesOf(
  series: Series,
  from: DateTime | null
): Promise<Record<string, unknown>> {
  const first = (from ?? series.startsAt).setZone(series.timeZone)
  const recurrence = recurrenceOf(series.rrule, series.timeZone)
  const left = series.instances.filter((date) => date >= (from ?? series.startsAt)).length
  return {
    ...recurrence,
    ends: recurrence.until ? 'until' : 'count',
    count: recurrence.until ? '' : Math.max(left, 2),
    weekdays: recurrence.weekdays.map(String),
    doctor: series.doctorId,
    type: series.typeId,
    minutes: series.minutes,
    day: first.toISODate(),
    time: first.toFormat('HH:mm'),
    note: (await mayOpenChart(series.patientId)) ? series.note : null,
  }
}

export async function patientOf(series: Series) {
  return (await patientsByIds([series.patientId])).get(series.patientId) ?? null
}

function rowsOf({ page, i18n }: HttpContext, { planned, choices }: Preview) {
  return planned.map(({ startsAt, problem, instead }) => ({
    key: keyOf(startsAt),
    label: spoken(startsAt, i18n.locale, 'short'),
    problem: problem && page.t(`series.problems.${problem}`),
    options: [
      ...instead.map((slot) => ({
        value: keyOf(slot.startsAt),
        label: spoken(slot.startsAt, i18n.locale, 'short'),
      })),
      { value: 'skip', label: page.t('series.skip') },
    ],
    chosen: chosenFor(choices, startsAt, instead),
  }))
}

/** What was chosen, else the nearest free time of that very day; nobody is moved to another day unasked. */
function chosenFor(choices: Choices, date: DateTime, instead: readonly FreeSlot[]): string {
  const choice = choices.get(keyOf(date))
  if (choice) return choice === 'skip' ? choice : keyOf(choice)
  const { timeZone } = currentClinic().clinic
  const day = date.setZone(timeZone)
  const [nearest] = instead
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => startsAt.setZone(timeZone).hasSame(day, 'day'))
    .sort((one, other) => Math.abs(+one - +date) - Math.abs(+other - +date))
  return nearest ? keyOf(nearest) : 'skip'
}

function weekdayChoices(locale: string) {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    value: String(weekday),
    label: weekdayName(weekday, locale, 'short'),
  }))
}
