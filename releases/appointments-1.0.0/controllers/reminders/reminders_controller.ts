import type { HttpContext } from '@adonisjs/core/http'
import { dispatch, RecordNotFoundError } from '@medtrack/sdk'
import { patientsByIds } from '@medtrack/patients'
import { preferenceOf, prefer, CHANNEL_CHOICES, LANGUAGES } from '../../preferences/preferences.js'
import { reminderLog } from '../../reminders/log.js'
import { reminderSettings, SMS_CHOICES, TIMES_BEFORE } from '../../reminders/settings.js'
import { keepSetting } from '../../settings/settings.js'
import {
  preferenceValidator,
  readReminderSettings,
} from '../../validators/reminders/reminder_validators.js'

export default class RemindersController {
  /** What was sent. */
  async index({ page }: HttpContext) {
    const rows = (await reminderLog()).map(({ reminder, appointment, patient }) => ({
      href: appointment ? page.url(`/${appointment.id}`) : undefined,
      patient: patient?.name ?? '',
      startsAt: appointment?.startsAt ?? null,
      sentAt: reminder.sentAt ?? reminder.dueAt,
      channel: page.t(`reminders.channels.${reminder.channel}`),
      status: reminder.status,
      answer: reminder.answer,
    }))
    return page.render('reminders/index', { rows })
  }

  async edit({ page }: HttpContext) {
    return page.render('reminders/settings', {
      settings: await reminderSettings(),
      times: TIMES_BEFORE.map((minutes) => ({
        value: String(minutes),
        label: page.t('reminders.before', { hours: minutes / 60, days: minutes / 60 / 24 }),
      })),
      smsChoices: SMS_CHOICES.map((value) => ({
        value,
        label: page.t(`reminders.smsChoices.${value}`),
      })),
    })
  }

  async update(ctx: HttpContext) {
    await keepSetting('reminders', await readReminderSettings(ctx))
    await dispatch('appointments.replanReminders', 'all')
    const text = ctx.page.t('reminders.saved')
    ctx.page.redirect('/setup/reminders', { kind: 'success', text })
  }

  /** How one patient wants to be told. */
  async person({ page, params }: HttpContext) {
    const patient = await patientOf(params.patient)
    return page.render('reminders/person', {
      patient,
      preference: await preferenceOf(patient.id),
      channels: CHANNEL_CHOICES.map((value) => ({
        value,
        label: page.t(`reminders.ways.${value}`),
      })),
      languages: LANGUAGES.map((value) => ({
        value,
        label: page.t(`reminders.languages.${value}`),
      })),
    })
  }

  async prefer({ page, params, request }: HttpContext) {
    const patient = await patientOf(params.patient)
    const { language = null, channels } = await request.validateUsing(preferenceValidator)
    await prefer(patient.id, { language, channels })
    page.redirect(`/messages/${patient.id}`, { kind: 'success', text: page.t('reminders.saved') })
  }
}

/** @throws RecordNotFoundError */
async function patientOf(id: string) {
  const patient = (await patientsByIds([id])).get(id)
  if (!patient) throw new RecordNotFoundError()
  return patient
}
