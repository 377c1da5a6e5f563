import type { HttpContext } from '@adonisjs/core/http'
import type { LookAlike } from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import type { FreeSlot } from '../../availability/slot.js'
import { nextToday } from '../../desk/walk_in.js'
import AppointmentType from '../../models/appointment_type.js'
import { USUAL_MINUTES } from '../../validators/desk/walk_in_form.js'
import { bookingChoices, patientChoice } from '../booking/booking_page.js'

interface Notices {
  lookAlikes?: LookAlike[]
  /** Nothing is free today. */
  isFull?: boolean
}

/** The page on which somebody without an appointment is taken in, with everything that was typed in place. */
export async function showWalkInPage(ctx: HttpContext, { lookAlikes, isFull }: Notices = {}) {
  const { page, request } = ctx
  const { patient, ...typed } = request.except(['_csrf', '_method'])
  const draft = { ...typed, ...(patient && { patientId: patient }) } as Record<string, unknown>
  const choices = await bookingChoices(ctx)
  const typeId = String(draft.typeId ?? choices.types[0]?.value ?? '')
  const type = typeId ? await AppointmentType.find(typeId) : null
  const newcomer = typeof draft.newcomer === 'object' ? draft.newcomer : null
  const { may } = currentClinic().actor
  return page.render('desk/walk_in', {
    draft: { ...draft, typeId },
    ...choices,
    ...(await patientChoice(draft)),
    newcomer: newcomer ?? {},
    soonest: await soonest(choices.doctors, type),
    lookAlikes: lookAlikes ?? [],
    isFull: isFull ?? false,
    finderPath: '/desk/walk-ins/new',
    mayRegister: may('patients.edit'),
    mayOverbook: may('appointments.overbook'),
  })
}

/** When each doctor could see somebody today, so that reception can say how long it will be. */
async function soonest(
  doctors: readonly { value: string; label: string }[],
  type: AppointmentType | null
): Promise<{ name: string; slot: FreeSlot | null }[]> {
  return Promise.all(
    doctors.map(async ({ value, label }) => ({
      name: label,
      slot: await nextToday({
        patient: { id: '' },
        doctorIds: [value],
        type,
        minutes: USUAL_MINUTES,
      }),
    }))
  )
}
