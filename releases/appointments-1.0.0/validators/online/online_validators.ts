import { internationalPhone } from '@medtrack/patients'
import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import type { Asking } from '../../models/online_request.js'
import type { OnlineSettings } from '../../online/settings.js'
import { refuseField, sentencesOf } from '../sentences.js'

const name = () => vine.string().trim().minLength(1).maxLength(80)

const personValidator = vine.create(
  vine.object({
    given: name(),
    family: name(),
    birthDate: vine.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    email: vine.string().trim().toLowerCase().email().maxLength(254),
    phone: vine.string().trim().maxLength(40).nullable().optional(),
  })
)

const PERSON = {
  rules: ['required', 'minLength', 'maxLength', 'regex', 'email'],
  fields: ['given', 'family', 'birthDate', 'email', 'phone'],
}

/** Who asks for an appointment. */
export async function readPerson({ request, page }: HttpContext): Promise<Asking> {
  const messagesProvider = sentencesOf(page, 'online', PERSON)
  const input = await request.validateUsing(personValidator, { messagesProvider })
  const { clinic } = currentClinic()
  const born = DateTime.fromISO(input.birthDate)
  if (!born.isValid || born > DateTime.now() || born.year < 1900) {
    refuseField(page, 'online', 'birthDate', 'birthDate')
  }
  const phone = input.phone ? internationalPhone(input.phone, clinic.country) : null
  if (input.phone && !phone) refuseField(page, 'online', 'phone', 'phone')
  return { ...input, phone }
}

const settingsValidator = vine.create(
  vine.object({
    isOn: vine.boolean().optional(),
    noticeHours: vine.number().min(0).max(720).withoutDecimals(),
    horizonDays: vine.number().min(1).max(365).withoutDecimals(),
    types: vine.array(vine.string().uuid()).optional(),
  })
)

const SETTINGS = {
  rules: ['required', 'number', 'min', 'max', 'withoutDecimals'],
  fields: ['noticeHours', 'horizonDays'],
}

export async function readOnlineSettings({
  request,
  page,
}: HttpContext): Promise<{ settings: OnlineSettings; typeIds: string[] }> {
  const messagesProvider = sentencesOf(page, 'online', SETTINGS)
  const {
    types = [],
    isOn = false,
    ...numbers
  } = await request.validateUsing(settingsValidator, {
    messagesProvider,
  })
  return { settings: { isOn, ...numbers }, typeIds: types }
}
