import type { HttpContext } from '@adonisjs/core/http'
import { openAmong, patientsByIds } from '@medtrack/patients'
import { members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import AppointmentType from '../../models/appointment_type.js'
import WaitingEntry from '../../models/waiting_entry.js'
import WaitingOffer from '../../models/waiting_offer.js'
import { spoken, weekdayName } from '../../words/moments.js'
import { timeOf } from './entry_form.js'

/** Who waits, in the order in which they are asked. */
export async function waitingRows(ctx: HttpContext) {
  const { page, i18n } = ctx
  const entries = await WaitingEntry.inOrder()
  const offers = await WaitingOffer.query().where('status', 'open')
  const patients = await patientsByIds(entries.map(({ patientId }) => patientId))
  const open = await openAmong(entries.map(({ patientId }) => patientId))
  const types = new Map((await AppointmentType.all()).map(({ id, name }) => [id, name]))
  const doctors = new Map((await members()).map(({ userId, name }) => [userId, name]))
  return entries.map((entry) => {
    const offer = offers.find(({ entryId }) => entryId === entry.id)
    return {
      id: entry.id,
      patient: patients.get(entry.patientId)?.name ?? '',
      phone: patients.get(entry.patientId)?.phone ?? null,
      type: types.get(entry.typeId) ?? '',
      doctor: entry.doctorId ? (doctors.get(entry.doctorId) ?? '') : page.t('waiting.any'),
      wish: wishWords(ctx, entry),
      since: entry.createdAt,
      isUrgent: entry.isUrgent,
      note: open.has(entry.patientId) ? entry.note : null,
      offer: offer && {
        id: offer.id,
        label: page.t('waiting.offeredFor', { when: spoken(offer.startsAt, i18n.locale, 'short') }),
        until: page.t('waiting.until', { when: spoken(offer.expiresAt, i18n.locale, 'short') }),
      },
    }
  })
}

/** When somebody could come: `Mon, Thu, from 08:00 to 12:00, until 5/31`. */
export function wishWords({ page, i18n }: HttpContext, entry: WaitingEntry): string {
  const days = entry.weekdays
    .split(',')
    .filter(Boolean)
    .map((day) => weekdayName(Number(day), i18n.locale, 'short'))
  const date = (iso: string) =>
    DateTime.fromISO(iso).setLocale(i18n.locale).toLocaleString({ day: 'numeric', month: 'short' })
  const parts = [
    days.join(', '),
    entry.fromMinute !== null && page.t('waiting.fromTime', { time: timeOf(entry.fromMinute) }),
    entry.toMinute !== null && page.t('waiting.toTime', { time: timeOf(entry.toMinute) }),
    entry.earliestOn && page.t('waiting.fromDay', { day: date(entry.earliestOn) }),
    entry.latestOn && page.t('waiting.toDay', { day: date(entry.latestOn) }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : page.t('waiting.anyTime')
}
