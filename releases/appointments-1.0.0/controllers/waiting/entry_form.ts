import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart } from '@medtrack/patients'
import type WaitingEntry from '../../models/waiting_entry.js'
import { weekdayName } from '../../words/moments.js'
import { doctorChoices, patientInQuestion, typeChoices } from '../choices.js'

/** What somebody waits for, after it was asked who that is. */
export async function showEntryForm(ctx: HttpContext, entry: WaitingEntry | null) {
  const { page, request, i18n } = ctx
  if (entry) request.updateBody({ ...request.body(), patient: entry.patientId })
  const { patient, typed, found } = await patientInQuestion(ctx)
  if (!patient) return page.render('waiting/patient', { typed, found })
  const asked = request.qs()
  return page.render('waiting/form', {
    entry,
    patient,
    values: {
      type: entry?.typeId ?? asked.type,
      doctor: entry?.doctorId ?? asked.doctor,
      appointment: entry?.appointmentId ?? asked.appointment,
      earliestOn: entry?.earliestOn,
      latestOn: entry?.latestOn,
      weekdays: entry?.weekdays.split(',').filter(Boolean) ?? [],
      from: timeOf(entry?.fromMinute),
      to: timeOf(entry?.toMinute),
      isUrgent: entry?.isUrgent ?? false,
      // Restricted charts hide what is written about somebody, not that they wait.
      note: entry && (await mayOpenChart(patient.id)) ? entry.note : null,
    },
    types: await typeChoices(),
    doctors: await doctorChoices(page),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      value: String(weekday),
      label: weekdayName(weekday, i18n.locale, 'short'),
    })),
  })
}

export function timeOf(minute: number | null | undefined): string {
  if (minute === null || minute === undefined) return ''
  const [hour, rest] = [Math.floor(minute / 60), minute % 60]
  return [hour, rest].map((part) => String(part).padStart(2, '0')).join(':')
}
