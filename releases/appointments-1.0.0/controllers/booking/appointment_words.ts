import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, members } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type { FreeSlot } from '../../availability/slot.js'
import type { SlotTakenError } from '../../booking/errors.js'
import type Appointment from '../../models/appointment.js'

/** Names of doctors by id, also of those who left. */
export async function doctorNames(): Promise<(id: string) => string | null> {
  const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
  return (id) => names.get(id) ?? null
}

/** `Tue, Mar 2, 10:30 AM`, by the clinic's clock and in the reader's language. */
export function spokenTime({ i18n }: HttpContext, instant: DateTime): string {
  return i18n.formatDate(instant.toJSDate(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: currentClinic().clinic.timeZone,
  })
}

/** A free time as pages and the calendar show it. */
export function slotChoices(ctx: HttpContext, slots: readonly FreeSlot[]) {
  return slots.map(({ doctorId, roomId, startsAt, endsAt }) => ({
    start: iso(startsAt),
    end: iso(endsAt),
    doctorId,
    roomId,
    label: spokenTime(ctx, startsAt),
  }))
}

/** `The doctor and the room are taken at this time.` */
export function takenSentence(page: HttpContext['page'], taken: SlotTakenError['taken']): string {
  const names = [...new Set(taken)].map((kind) => page.t(`booking.taken.${kind}`))
  return page.t('booking.taken.sentence', { count: names.length, what: list(page, names) })
}

function list(page: HttpContext['page'], names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} ${page.t('booking.and')} ${names.at(-1)}`
}

/** An appointment for the calendar. Names stand in its own list, not here. */
export function appointmentJson(appointment: Appointment) {
  const { id, version, patientId, doctorId, roomId, typeId, status } = appointment
  return {
    id,
    version,
    patientId,
    doctorId,
    roomId,
    typeId,
    status,
    start: iso(appointment.startsAt),
    end: iso(appointment.endsAt),
    minutes: appointment.minutes,
    overbooked: appointment.isOverbooked,
    outsideHours: appointment.outsideHours,
  }
}

export function iso(instant: DateTime): string {
  return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'")
}
