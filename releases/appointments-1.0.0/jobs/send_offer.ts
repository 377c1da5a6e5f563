import { DateTime } from 'luxon'
import WaitingOffer from '../models/waiting_offer.js'
import { reachOf, send } from '../reminders/sending.js'

/** By every way by which the patient may be written to: who answers first has it. */
export default async function sendOffer(id: string) {
  const offer = await WaitingOffer.find(id)
  if (offer?.status !== 'open' || offer.expiresAt < DateTime.utc()) return
  const reach = await reachOf(offer.patientId)
  if (!reach) return
  const path = `/offers/${await offer.link()}`
  for (const channel of reach.channels) {
    await send({ channel, reach, appointment: offer, words: 'waiting', path })
  }
}
