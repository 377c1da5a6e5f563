import { announce, currentClinic, dispatch, wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { attempt } from '../booking/attempts.js'
import { book } from '../booking/book.js'
import { HoldExpiredError, SlotTakenError } from '../booking/errors.js'
import { keepHold } from '../booking/keeping.js'
import OnlineRequest from '../models/online_request.js'
import { prefer, preferencesOf } from '../preferences/preferences.js'
import { certainMatch } from './matching.js'

/**
 * Whoever opened the mail wants the time: it is booked where it is certain who they are, and kept for the desk to look at
 * otherwise. What they are told is the same.
 *
 * @returns whether they have it now
 */
export async function confirmRequest({ id }: OnlineRequest): Promise<boolean> {
  const person = await (await OnlineRequest.findOrFail(id)).whoAsks()
  const patientId = person && (await certainMatch(person))
  const isNew = await attempt(async () => {
    const request = await OnlineRequest.query().where('id', id).forUpdate().firstOrFail()
    if (request.status !== 'unconfirmed' || request.expiresAt <= DateTime.utc()) return false
    const isBooked = patientId ? await bookFor(request, patientId) : false
    if (!isBooked) await keepHold(String(request.holdId), request.startsAt)
    await request.merge({ status: isBooked ? 'booked' : 'confirmed', confirmedAt: now() }).save()
    const end = endOf(request)
    if (end) await wakeAt('appointments.expireOnline', id, end)
    await announce('appointments.online')
    return true
  }).catch((error: unknown) => {
    if (error instanceof HoldExpiredError) return false
    throw error
  })
  if (isNew) await dispatch('appointments.mailOnlineNews', id)
  return (await OnlineRequest.findOrFail(id)).status !== 'unconfirmed'
}

/** In the caller's transaction. `false` where the patient is somewhere else at that time. */
export async function bookFor(request: OnlineRequest, patientId: string): Promise<boolean> {
  const { doctorId, typeId, roomId, startsAt, holdId } = request
  try {
    // Hours may have changed since the time was offered: it is kept all the same.
    const order = { patientId, doctorId, typeId, roomId, startsAt, holdId, outsideHours: true }
    const appointment = await book({ ...order, via: 'online' })
    request.merge({ patientId: appointment.patientId, appointmentId: appointment.id })
  } catch (error) {
    if (error instanceof SlotTakenError) return false
    throw error
  }
  await rememberLanguage(String(request.patientId), request.locale)
  return true
}

/** Who booked in Spanish is written to in Spanish, unless somebody said otherwise. */
async function rememberLanguage(patientId: string, language: string) {
  const known = (await preferencesOf([patientId])).get(patientId)
  if (!known) await prefer(patientId, { language, channels: 'all' })
}

/** For so long after the appointment it is known who asked, where the desk never looked. */
const REMEMBERED_DAYS = 14

/** When it is over without having become an appointment; `null` where it is settled. */
export function endOf({ status, expiresAt, startsAt }: OnlineRequest): DateTime | null {
  if (status === 'unconfirmed') return expiresAt
  return status === 'confirmed' ? startsAt.plus({ days: REMEMBERED_DAYS }) : null
}

function now() {
  return DateTime.utc().startOf('second')
}

/** How many wait for somebody at the desk. */
export async function countForReview(): Promise<number> {
  const [{ total }] = await currentClinic()
    .db.from('appointments_online_requests')
    .where('status', 'confirmed')
    .count('* as total')
  return Number(total)
}
