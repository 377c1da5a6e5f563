import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart, patientsByIds } from '@medtrack/patients'
import { audit, currentClinic } from '@medtrack/sdk'
import { allows, STEPS, type Step } from '../../booking/verbs.js'
import { MOVABLE } from '../../booking/statuses.js'
import type Appointment from '../../models/appointment.js'
import AppointmentEvent from '../../models/appointment_event.js'
import AppointmentType from '../../models/appointment_type.js'
import Room from '../../models/room.js'
import type { Refusal } from './answers.js'
import { doctorNames } from './appointment_words.js'
import { bookingChoices } from './booking_page.js'
import { historyLines } from './history_lines.js'

interface Notices {
  refusal?: Refusal
  /** What was typed and could not be stored. */
  typed?: { typeId: string | null; note: string | null }
}

/** One appointment: who, when, where, what happened, and what can be done next. */
export async function showAppointment(
  ctx: HttpContext,
  appointment: Appointment,
  { refusal, typed }: Notices = {}
) {
  const { page } = ctx
  const facts = await describe(ctx, appointment)
  const isOpen = await mayOpenChart(appointment.patientId)
  await audit({
    action: 'appointments.read',
    type: 'R',
    entity: { type: 'Patient', id: appointment.patientId },
    details: { appointment: appointment.id },
  })
  const { types } = await bookingChoices(ctx)
  return page.render('booking/show', {
    ...facts,
    appointment,
    // What somebody comes for is part of a chart that may be restricted.
    note: isOpen ? appointment.note : null,
    isNoteHidden: !isOpen && appointment.note !== null,
    overbookReason: isOpen ? appointment.overbookReason : null,
    typed: typed ?? { typeId: appointment.typeId, note: appointment.note },
    types,
    steps: nextSteps(appointment),
    undoable: undoable(appointment),
    isMovable: MOVABLE.includes(appointment.status),
    history: await historyLines(ctx, await AppointmentEvent.of(appointment.id), isOpen),
    refusal: refusal ?? null,
  })
}

/** Who, with whom, where and what, in words. */
export async function describe({ page }: HttpContext, appointment: Appointment) {
  const { patientId, doctorId, roomId, typeId } = appointment
  const nameOf = await doctorNames()
  const [type, room] = [
    typeId ? await AppointmentType.find(typeId) : null,
    roomId ? await Room.find(roomId) : null,
  ]
  const patient = (await patientsByIds([patientId])).get(patientId) ?? null
  return {
    patient,
    patientHref: page.urlOf('patients', `/${patientId}`),
    doctorName: nameOf(doctorId) ?? page.t('booking.formerDoctor'),
    typeName: type?.name ?? page.t('booking.noType'),
    roomName: room?.name ?? null,
  }
}

const BY_BUTTON = ['confirmation', 'arrival', 'rooming', 'completion', 'no-show'] as const

/** Steps that can be taken now, in the order of a day. */
export function nextSteps({ status }: Appointment): Step[] {
  if (!currentClinic().actor.may('appointments.attend')) return []
  return BY_BUTTON.filter((step) => allows(status, step))
}

/** The step that led to where it is, if it can be taken back by whoever looks. */
export function undoable({ status }: Appointment): Step | null {
  const { actor } = currentClinic()
  const step = (Object.keys(STEPS) as Step[]).find((one) => STEPS[one].to === status) // keys of the table
  if (!step) return null
  const right = step === 'cancellation' ? 'appointments.book' : 'appointments.attend'
  return actor.may(right) ? step : null
}
