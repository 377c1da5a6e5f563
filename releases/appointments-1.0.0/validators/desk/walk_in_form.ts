import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import vine from '@vinejs/vine'
import { doctorsOfType } from '../../availability/doctors.js'
import type { WalkIn } from '../../desk/walk_in.js'
import AppointmentType from '../../models/appointment_type.js'
import { readNewcomer } from '../booking/booking_form.js'
import { newcomer, NOTE_LENGTH, REASON_LENGTH, text } from '../booking/booking_validator.js'
import { refuse, sentences } from '../booking/sentences.js'

/** How long somebody takes where the clinic has no kinds of appointment. */
export const USUAL_MINUTES = 20

const walkInValidator = vine.create(
  vine.object({
    patientId: text(36),
    newcomer: newcomer.optional(),
    seen: text(400),
    doctorId: text(36),
    typeId: text(36),
    note: text(NOTE_LENGTH),
    overbook: vine.boolean().optional(),
    overbookReason: text(REASON_LENGTH),
  })
)

/**
 * Who came without an appointment, as typed.
 *
 * @param doctorIds all who could see them, in order; where nobody is chosen, who is free first does
 */
export async function readWalkIn(
  { page, request }: HttpContext,
  doctorIds: readonly string[]
): Promise<WalkIn & { seen: string[] }> {
  const input = await request.validateUsing(walkInValidator, { messagesProvider: sentences(page) })
  const type = input.typeId ? await AppointmentType.find(input.typeId) : null
  const givers = type && (await doctorsOfType(type.id))
  const able = doctorIds.filter((id) => !givers || givers.has(id))
  const chosen = input.doctorId ? able.filter((id) => id === input.doctorId) : able
  if (chosen.length === 0) refuse(page, 'doctorId', 'doctor')
  if (input.overbook && !currentClinic().actor.may('appointments.overbook')) {
    refuse(page, 'overbook', 'mayNotOverbook')
  }
  if (input.overbook && !input.overbookReason) refuse(page, 'overbookReason', 'overbookReason')
  return {
    patient: input.patientId ? { id: input.patientId } : { newcomer: readNewcomer(page, input) },
    doctorIds: chosen,
    type,
    minutes: USUAL_MINUTES,
    note: input.note || null,
    overbook: input.overbook ? { reason: input.overbookReason ?? '' } : null,
    seen: (input.seen ?? '').split(','),
  }
}
