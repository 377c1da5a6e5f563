import type { HttpContext } from '@adonisjs/core/http'
import { patientsByIds } from '@medtrack/patients'
import vine from '@vinejs/vine'
import Appointment from '../../models/appointment.js'
import AppointmentType from '../../models/appointment_type.js'
import type { WaitingSettings } from '../../waiting/settings.js'
import { refuseField, sentencesOf } from '../sentences.js'

const day = () =>
  vine
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .optional()
const time = () =>
  vine
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable()
    .optional()

const entryValidator = vine.create(
  vine.object({
    patient: vine.string().uuid(),
    type: vine.string().uuid(),
    doctor: vine.string().nullable().optional(),
    appointment: vine.string().uuid().nullable().optional(),
    earliestOn: day(),
    latestOn: day(),
    weekdays: vine.array(vine.number().min(1).max(7).withoutDecimals()).optional(),
    from: time(),
    to: time(),
    isUrgent: vine.boolean().optional(),
    note: vine.string().trim().maxLength(1000).nullable().optional(),
  })
)

const ENTRY = {
  rules: ['required', 'regex', 'maxLength', 'uuid'],
  fields: ['patient', 'type', 'doctor', 'earliestOn', 'latestOn', 'from', 'to', 'note'],
}

/** What somebody waits for. */
export async function readEntry({ request, page }: HttpContext) {
  const messagesProvider = sentencesOf(page, 'waiting', ENTRY)
  const input = await request.validateUsing(entryValidator, { messagesProvider })
  const patient = (await patientsByIds([input.patient])).get(input.patient)
  if (!patient) refuseField(page, 'waiting', 'patient', 'uuid')
  if (!(await AppointmentType.find(input.type))) refuseField(page, 'waiting', 'type', 'required')
  const { earliestOn = null, latestOn = null } = input
  if (earliestOn && latestOn && latestOn < earliestOn) {
    refuseField(page, 'waiting', 'latestOn', 'reversed')
  }
  const [fromMinute, toMinute] = [input.from, input.to].map(minuteOf)
  if (fromMinute !== null && toMinute !== null && toMinute <= fromMinute) {
    refuseField(page, 'waiting', 'to', 'reversed')
  }
  const instead = input.appointment ? await Appointment.find(input.appointment) : null
  return {
    patientId: patient.id,
    typeId: input.type,
    doctorId: input.doctor || null,
    appointmentId: instead?.patientId === patient.id ? instead.id : null,
    ...{ earliestOn, latestOn, fromMinute, toMinute },
    weekdays: [...new Set(input.weekdays ?? [])].sort().join(','),
    isUrgent: input.isUrgent ?? false,
    note: input.note || null,
  }
}

function minuteOf(shown: string | null | undefined): number | null {
  if (!shown) return null
  const [hour, minute] = shown.split(':').map(Number)
  return hour * 60 + minute
}

export const offerValidator = vine.create(
  vine.object({ doctor: vine.string(), start: vine.string() })
)

const settingsValidator = vine.create(
  vine.object({
    isOn: vine.boolean().optional(),
    offerMinutes: vine.number().min(15).max(2880).withoutDecimals(),
    noticeHours: vine.number().min(1).max(168).withoutDecimals(),
  })
)

const SETTINGS = {
  rules: ['required', 'number', 'min', 'max', 'withoutDecimals'],
  fields: ['offerMinutes', 'noticeHours'],
}

export async function readWaitingSettings({
  request,
  page,
}: HttpContext): Promise<WaitingSettings> {
  const messagesProvider = sentencesOf(page, 'waiting', SETTINGS)
  const { isOn = false, ...rest } = await request.validateUsing(settingsValidator, {
    messagesProvider,
  })
  return { isOn, ...rest }
}
