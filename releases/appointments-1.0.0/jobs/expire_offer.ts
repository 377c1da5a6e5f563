import { wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import WaitingOffer from '../models/waiting_offer.js'
import { closeOffer } from '../waiting/answering.js'

/** Nobody answered. */
export default async function expireOffer(id: string) {
  const offer = await WaitingOffer.find(id)
  if (offer?.status !== 'open') return
  if (offer.expiresAt > DateTime.utc()) {
    return wakeAt('appointments.expireOffer', id, offer.expiresAt)
  }
  await closeOffer(offer, 'expired')
}
