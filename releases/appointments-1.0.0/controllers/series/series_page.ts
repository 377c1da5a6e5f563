import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart } from '@medtrack/patients'
import { members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import AppointmentType from '../../models/appointment_type.js'
import type Series from '../../models/series.js'
import { instancesWithin, type Instance } from '../../series/instances.js'
import { recurrenceOf } from '../../series/recurrence.js'
import { spoken, weekdayName } from '../../words/moments.js'
import { patientOf } from './series_form_page.js'

/** One series: who, how often, and what became of each date. */
export async function seriesPage(ctx: HttpContext, series: Series) {
  const { page } = ctx
  const doctor = (await members()).find(({ userId }) => userId === series.doctorId)
  const type = series.typeId ? await AppointmentType.find(series.typeId) : null
  const dates = (await instancesWithin(series)).map((one) => rowOf(ctx, one))
  return page.render('series/show', {
    series,
    // Restricted charts hide what is written about somebody, not that they come.
    note: (await mayOpenChart(series.patientId)) ? series.note : null,
    patient: await patientOf(series),
    doctor: doctor?.name ?? '',
    type: type?.name ?? null,
    rule: ruleWords(ctx, series),
    dates,
    isOver: dates.every(({ isUpcoming }) => !isUpcoming),
    missing: dates.filter(({ isMissing, isPast }) => isMissing && !isPast).length,
  })
}

/** The rule as somebody says it: `Every 2 weeks on Mon, Thu`. */
export function ruleWords({ page, i18n }: HttpContext, series: Series): string {
  if (series.rrule === '') return page.t('series.noRule')
  const { every, unit, weekdays } = recurrenceOf(series.rrule, series.timeZone)
  const days = weekdays.map((weekday) => weekdayName(weekday, i18n.locale))
  const listed = new Intl.ListFormat(i18n.locale).format(days)
  return page.t(`series.rules.${unit}`, { every, days: listed })
}

function rowOf({ page, i18n }: HttpContext, { date, appointment, absent }: Instance) {
  const startsAt = appointment?.startsAt ?? date
  const isPast = startsAt < DateTime.utc()
  return {
    id: appointment?.id ?? null,
    href: appointment && page.url(`/${appointment.id}`),
    label: spoken(startsAt, i18n.locale, 'short'),
    status: appointment?.status ?? null,
    absent: absent && page.t(`series.absent.${absent}`),
    isMissing: absent === 'missing' || absent === 'taken',
    isUpcoming: Boolean(appointment?.isLive) && !isPast,
    isPast,
    movedFrom:
      appointment && startsAt.toMillis() !== date.toMillis()
        ? page.t('series.movedFrom', { when: spoken(date, i18n.locale, 'short') })
        : null,
  }
}
