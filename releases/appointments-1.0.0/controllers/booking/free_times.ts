import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { freeSlots } from '../../availability/free_slots.js'
import { askedTime } from '../../booking/asked_time.js'
import AppointmentType from '../../models/appointment_type.js'
import { slotChoices } from './appointment_words.js'

/** So many are offered beside the form. */
const MOST_OFFERED = 12
const DAYS_AHEAD = 30

/** The next free times for what the form says by now, from the day that it says. */
export async function freeTimes(ctx: HttpContext, draft: Record<string, unknown>) {
  const { doctorId, typeId, date, minutes } = draft
  const type = typeId ? await AppointmentType.find(String(typeId)) : null
  const length = Number(minutes) || type?.minutes
  if (!doctorId || !length) return { freeTimes: [] }
  const now = DateTime.utc()
  const from = DateTime.max(now, askedTime(`${String(date)}T00:00`) ?? now)
  const slots = await freeSlots({
    doctorIds: [String(doctorId)],
    from,
    until: from.plus({ days: DAYS_AHEAD }),
    minutes: length,
    bufferMinutes: type?.bufferMinutes ?? 0,
    needsRoom: type?.needsRoom,
    patientId: draft.patientId ? String(draft.patientId) : null,
    limit: MOST_OFFERED,
  })
  return { freeTimes: slotChoices(ctx, slots) }
}
