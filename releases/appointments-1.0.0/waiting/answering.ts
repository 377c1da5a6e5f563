import { announce, dispatch } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { attempt } from '../booking/attempts.js'
import { book } from '../booking/book.js'
import { HoldExpiredError, SlotTakenError } from '../booking/errors.js'
import { letGo } from '../booking/holds.js'
import { takeStep } from '../booking/steps.js'
import Appointment from '../models/appointment.js'
import WaitingEntry from '../models/waiting_entry.js'
import WaitingOffer from '../models/waiting_offer.js'

/**
 * The offered time is booked; an appointment that it is instead of is cancelled.
 *
 * @returns whether they have it
 */
export async function acceptOffer({ id }: WaitingOffer, reason: string): Promise<boolean> {
  const entry = await attempt(async () => {
    const offer = await openOffer(id)
    if (!offer) return null
    const { patientId, doctorId, typeId, roomId, startsAt, holdId } = offer
    // Hours may have changed since the offer: it is kept all the same.
    const order = { patientId, doctorId, typeId, roomId, startsAt, holdId, outsideHours: true }
    const { id: appointmentId } = await book({ ...order, via: 'waiting' })
    await offer.merge({ status: 'accepted', appointmentId, answeredAt: now() }).save()
    const waits = await WaitingEntry.findOrFail(offer.entryId)
    await waits.revise(null, { status: 'booked' })
    await announce('appointments.waiting')
    return waits
  }).catch((error: unknown) => {
    if (error instanceof HoldExpiredError || error instanceof SlotTakenError) return null
    throw error
  })
  if (entry?.appointmentId) await giveUp(entry.appointmentId, reason)
  return entry !== null
}

async function giveUp(appointmentId: string, reason: string) {
  const earlier = await Appointment.find(appointmentId)
  if (earlier?.status === 'booked' || earlier?.status === 'confirmed') {
    await takeStep(earlier, 'cancellation', { reason })
  }
}

/** Declined, or not answered in time, or taken back: the next one is asked. */
export async function closeOffer({ id }: WaitingOffer, status: 'declined' | 'expired' | 'taken') {
  const holdId = await attempt(async () => {
    const offer = await openOffer(id)
    if (!offer) return null
    await offer.merge({ status, answeredAt: now() }).save()
    const entry = await WaitingEntry.findOrFail(offer.entryId)
    if (entry.status === 'offered') await entry.revise(null, { status: 'waiting' })
    await announce('appointments.waiting')
    return offer.holdId
  })
  if (!holdId) return
  await letGo(holdId)
  if (status !== 'taken') await dispatch('appointments.offerNext', id)
}

async function openOffer(id: string): Promise<WaitingOffer | null> {
  const offer = await WaitingOffer.query().where('id', id).forUpdate().firstOrFail()
  return offer.status === 'open' ? offer : null
}

function now() {
  return DateTime.utc().startOf('second')
}
