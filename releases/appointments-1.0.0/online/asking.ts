import { currentClinic, dispatch, transaction, wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { holdTime } from '../booking/holds.js'
import type AppointmentType from '../models/appointment_type.js'
import OnlineRequest, { type Asking } from '../models/online_request.js'
import type { FreeSlot } from '../availability/slot.js'
import { TooManyRequestsError } from './errors.js'

/** For so long a time is kept for somebody whose mail is not confirmed. */
export const HELD_MINUTES = 30
/** So many unconfirmed ones at once: nobody can take a clinic's whole calendar with made-up names. */
const MOST_UNCONFIRMED = 40

interface Question {
  type: AppointmentType
  slot: FreeSlot
  person: Asking
  locale: string
}

/**
 * Keeps a time for somebody and writes to them: the link in the mail makes the booking. Nothing tells whether the clinic knows
 * them.
 *
 * @throws SlotTakenError, TooManyRequestsError
 */
export async function ask({ type, slot, person, locale }: Question): Promise<OnlineRequest> {
  await refuseFlood()
  const { hold } = await holdTime({
    booking: { ...slot, typeId: type.id, bufferMinutes: type.bufferMinutes, needsRoom: false },
    minutes: HELD_MINUTES,
    purpose: 'online',
  })
  const { doctorId, roomId, startsAt, expiresAt, id: holdId } = hold
  const request = new OnlineRequest()
  request.merge({ id: hold.id, holdId, doctorId, roomId, typeId: type.id, startsAt, expiresAt })
  request.merge({ locale, status: 'unconfirmed' })
  await request.sealPerson(person)
  await transaction(async () => {
    await request.save()
    await wakeAt('appointments.expireOnline', request.id, expiresAt)
  })
  await dispatch('appointments.mailOnlineLink', request.id)
  return request
}

async function refuseFlood() {
  const [{ total }] = await currentClinic()
    .db.from('appointments_online_requests')
    .where('status', 'unconfirmed')
    .where('expires_at', '>', DateTime.utc().toFormat('yyyy-MM-dd HH:mm:ss'))
    .count('* as total')
  if (Number(total) >= MOST_UNCONFIRMED) throw new TooManyRequestsError()
}
