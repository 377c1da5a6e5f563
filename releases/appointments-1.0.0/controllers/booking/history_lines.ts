import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import type AppointmentEvent from '../../models/appointment_event.js'
import { doctorNames, spokenTime } from './appointment_words.js'

const ICONS: Partial<Record<AppointmentEvent['kind'], string>> = {
  'booking': 'calendar-plus',
  'rescheduling': 'calendar-clock',
  'cancellation': 'calendar-x',
  'arrival': 'door-open',
  'rooming': 'stethoscope',
  'completion': 'check',
  'no-show': 'user-x',
  'confirmation': 'circle-check',
}

/** The history as sentences, the latest first. */
export async function historyLines(
  ctx: HttpContext,
  events: readonly AppointmentEvent[],
  showsReasons: boolean
) {
  const nameOf = await doctorNames()
  return [...events].reverse().map((event) => ({
    title: ctx.page.t(`booking.events.${event.kind}`),
    at: event.createdAt,
    actor: event.actorName,
    icon: ICONS[event.kind] ?? 'pencil',
    text: [movement(ctx, event, nameOf), showsReasons ? event.reason : null]
      .filter(Boolean)
      .join(' '),
  }))
}

/** `Tue, Mar 2, 10:00 → Wed, Mar 3, 9:15. Dr. Ana → Dr. Ben` */
function movement(
  ctx: HttpContext,
  { kind, change: { from, to } }: AppointmentEvent,
  nameOf: (id: string) => string | null
): string | null {
  if (kind !== 'rescheduling' && kind !== 'rescheduling-undone') return null
  const time = (value: unknown) => spokenTime(ctx, DateTime.fromISO(String(value)))
  const doctor = (value: unknown) => nameOf(String(value)) ?? ctx.page.t('booking.formerDoctor')
  const changes = [
    from.startsAt && `${time(from.startsAt)} → ${time(to.startsAt)}.`,
    from.doctorId && `${doctor(from.doctorId)} → ${doctor(to.doctorId)}.`,
  ]
  return changes.filter(Boolean).join(' ') || null
}
