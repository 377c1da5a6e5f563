import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { CHANNEL_CHOICES, LANGUAGES } from '../../preferences/preferences.js'
import { SMS_CHOICES, TIMES_BEFORE, type ReminderSettings } from '../../reminders/settings.js'
import { refuseField } from '../sentences.js'

const settingsValidator = vine.create(
  vine.object({
    isOn: vine.boolean().optional(),
    minutesBefore: vine
      .array(vine.number().in(TIMES_BEFORE))
      .maxLength(TIMES_BEFORE.length)
      .optional(),
    mail: vine.boolean().optional(),
    sms: vine.enum(SMS_CHOICES),
  })
)

export async function readReminderSettings({
  request,
  page,
}: HttpContext): Promise<ReminderSettings> {
  const input = await request.validateUsing(settingsValidator)
  const { isOn = false, minutesBefore = [], mail = false, sms } = input
  if (isOn && minutesBefore.length === 0) refuseField(page, 'reminders', 'minutesBefore', 'noTime')
  if (isOn && !mail && sms === 'never') refuseField(page, 'reminders', 'mail', 'noWay')
  return { isOn, minutesBefore, mail, sms }
}

export const preferenceValidator = vine.create(
  vine.object({
    language: vine.enum(LANGUAGES).nullable().optional(),
    channels: vine.enum(CHANNEL_CHOICES),
  })
)
