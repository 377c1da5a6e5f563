import type { HttpContext } from '@adonisjs/core/http'
import type { Newcomer } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { scheduledDoctors } from '../../availability/doctors.js'
import { askedTime } from '../../booking/asked_time.js'
import type { BookingOrder } from '../../booking/order.js'
import { bookingValidator, movingValidator } from './booking_validator.js'
import { refuse, sentences } from './sentences.js'

type Page = HttpContext['page']
type Input = Awaited<ReturnType<typeof bookingValidator.validate>>

export interface BookingForm {
  /** Everything but who: one of the two below says that. */
  order: Omit<BookingOrder, 'patientId'>
  patientId: string | null
  newcomer: Newcomer | null
  /** Look-alikes of the newcomer that were shown already. */
  seen: string[]
}

/** A booking as typed, or as the calendar sends it. @throws E_VALIDATION_ERROR with a sentence for each field */
export async function readBookingForm({ page, request }: HttpContext): Promise<BookingForm> {
  const input = await request.validateUsing(bookingValidator, { messagesProvider: sentences(page) })
  const startsAt = readTime(page, input)
  const { doctorId } = input
  if (!doctorId) refuse(page, 'doctorId', 'doctor')
  await checkPlan(page, doctorId, input.roomId)
  if (!input.minutes && !input.typeId) refuse(page, 'minutes', 'length')
  const newcomer = input.patientId ? null : readNewcomer(page, input)
  const order = {
    startsAt,
    doctorId,
    typeId: input.typeId || null,
    roomId: input.roomId || null,
    holdId: input.holdId || null,
    minutes: input.minutes ?? undefined,
    note: input.note || null,
    ...readOverriding(page, input),
  }
  return {
    order,
    patientId: input.patientId || null,
    newcomer,
    seen: (input.seen ?? '').split(','),
  }
}

export type MoveForm = Awaited<ReturnType<typeof readMoveForm>>

/** Where an appointment is to go. What was not sent stays. */
export async function readMoveForm({ page, request }: HttpContext) {
  const input = await request.validateUsing(movingValidator, { messagesProvider: sentences(page) })
  if (input.doctorId || input.roomId) await checkPlan(page, input.doctorId, input.roomId)
  const isTimeAsked = input.slot || input.start || input.date || input.time
  return {
    startsAt: isTimeAsked ? readTime(page, input) : undefined,
    minutes: input.minutes ?? undefined,
    doctorId: input.doctorId || undefined,
    roomId: input.roomId === undefined ? undefined : input.roomId || null,
    reason: input.reason || null,
    version: input.version ?? null,
    ...readOverriding(page, input),
  }
}

/** Several doctors and rooms come with the feature `detailed`. */
async function checkPlan(page: Page, doctorId?: string | null, roomId?: string | null) {
  if (page.hasFeature('detailed')) return
  if (roomId) refuse(page, 'roomId', 'roomsOff')
  const [only] = await scheduledDoctors(false)
  if (doctorId && doctorId !== only?.userId) refuse(page, 'doctorId', 'oneDoctor')
}

type TimeInput = Pick<Input, 'slot' | 'start' | 'date' | 'time'>

function readTime(page: Page, { slot, start, date, time }: TimeInput): DateTime {
  const text = slot || start || `${date}T${time}`
  return askedTime(text) ?? refuse(page, 'time', 'time')
}

type Overriding = Pick<Input, 'overbook' | 'overbookReason' | 'outsideHours'>

/** Booking over others is asked for, permitted and given a reason, or it is not done. */
function readOverriding(
  page: Page,
  { overbook, overbookReason: reason, outsideHours }: Overriding
) {
  if (!overbook) return { outsideHours: Boolean(outsideHours) }
  if (!currentClinic().actor.may('appointments.overbook')) {
    refuse(page, 'overbook', 'mayNotOverbook')
  }
  if (!reason) refuse(page, 'overbookReason', 'overbookReason')
  return { outsideHours: Boolean(outsideHours), overbook: { reason } }
}

/** Somebody who is not in the register yet, by somebody who may bring them in. */
export function readNewcomer(page: Page, { newcomer }: Pick<Input, 'newcomer'>): Newcomer {
  const { given, family, sex, birthDate, phone, email } = newcomer ?? {}
  if (!given && !family) refuse(page, 'patientId', 'nobody')
  if (!currentClinic().actor.may('patients.edit')) refuse(page, 'patientId', 'mayNotRegister')
  if (!given) refuse(page, 'newcomer.given', 'name')
  if (!family) refuse(page, 'newcomer.family', 'name')
  return { given, family, sex: sex ?? 'unknown', birthDate, phone, email }
}
