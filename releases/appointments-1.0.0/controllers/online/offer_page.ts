import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type AppointmentType from '../../models/appointment_type.js'
import { bookableRange, bookableTypes, doctorsFor, onlineSlots } from '../../online/offer.js'
import { instantIn, isoOf, spoken } from '../../words/moments.js'

/** So many days are shown at once. */
const DAYS_SHOWN = 7

export interface Chosen {
  type: AppointmentType
  /** Those that would do. */
  doctors: Member[]
  /** Of all who give it. */
  everybody: Member[]
  /** Empty: any. */
  doctorId: string
  startsAt: DateTime | null
}

/** What somebody chose so far; `null` until they said what for. */
export async function chosenOf({ request }: HttpContext): Promise<Chosen | null> {
  const types = await bookableTypes()
  const type = types.find(({ id }) => id === request.input('type'))
  if (!type) return null
  const everybody = await doctorsFor(type.id)
  const one = everybody.filter(({ userId }) => userId === request.input('doctor'))
  return {
    type,
    everybody,
    doctors: one.length > 0 ? one : everybody,
    doctorId: one[0]?.userId ?? '',
    startsAt: instantIn(request.input('start')),
  }
}

export async function showTypes({ page }: HttpContext) {
  const types = await bookableTypes()
  return page.render('online/types', {
    types: types.map(({ id, name, minutes, priceMinor }) => ({
      name,
      minutes,
      priceMinor,
      href: page.url('/book', { type: id }),
    })),
  })
}

/** A week of free times, and the way to the next. */
export async function showTimes(ctx: HttpContext, chosen: Chosen, { isGone }: { isGone: boolean }) {
  const { page, request } = ctx
  const { from, until, earlier, later } = await weekOf(request.input('from'))
  const slots = await onlineSlots({ ...chosen, from, until })
  const query = { type: chosen.type.id, doctor: chosen.doctorId }
  const next = slots.length === 0 ? await nextDay(chosen, until) : null
  return page.render('online/times', {
    isGone,
    type: chosen.type,
    doctorId: chosen.doctorId,
    doctors: [
      { value: '', label: page.t('online.anyDoctor') },
      ...chosen.everybody.map(({ userId, name }) => ({ value: userId, label: name })),
    ],
    days: daysOf(ctx, slots, query),
    earlier: earlier && page.url('/book', { ...query, from: earlier }),
    later: later && page.url('/book', { ...query, from: later }),
    next: next && page.url('/book', { ...query, from: next }),
  })
}

async function weekOf(asked: unknown) {
  const { timeZone } = currentClinic().clinic
  const { earliest, latest } = await bookableRange()
  const first = earliest.setZone(timeZone).startOf('day')
  const typed = DateTime.fromISO(String(asked ?? ''), { zone: timeZone })
  const from = typed.isValid ? DateTime.max(typed.startOf('day'), first) : first
  const until = from.plus({ days: DAYS_SHOWN })
  const before = DateTime.max(from.minus({ days: DAYS_SHOWN }), first)
  return {
    from,
    until,
    earlier: from > first ? before.toISODate() : null,
    later: until < latest ? until.toISODate() : null,
  }
}

/** The day of the next free time, after a week without any. */
async function nextDay(chosen: Chosen, from: DateTime): Promise<string | null> {
  const { latest } = await bookableRange()
  const [slot] = await onlineSlots({ ...chosen, from, until: latest, limit: 1 })
  return slot ? slot.startsAt.setZone(currentClinic().clinic.timeZone).toISODate() : null
}

function daysOf(
  { page, i18n }: HttpContext,
  slots: Awaited<ReturnType<typeof onlineSlots>>,
  query: Record<string, string>
) {
  const days = new Map<string, { label: string; href: string }[]>()
  for (const { startsAt } of slots) {
    const day = spoken(startsAt, i18n.locale, 'day')
    const href = page.url('/book', { ...query, start: isoOf(startsAt) })
    days.set(day, [
      ...(days.get(day) ?? []),
      { label: spoken(startsAt, i18n.locale, 'time'), href },
    ])
  }
  return [...days].map(([label, times]) => ({ label, times }))
}
