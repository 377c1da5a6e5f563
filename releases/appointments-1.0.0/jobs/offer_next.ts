import AppointmentType from '../models/appointment_type.js'
import WaitingOffer from '../models/waiting_offer.js'
import { offerFreed } from '../waiting/offering.js'

/** Offers to the next what somebody did not want. */
export default async function offerNext(offerId: string) {
  const offer = await WaitingOffer.find(offerId)
  const type = offer && (await AppointmentType.find(offer.typeId))
  if (!offer || !type) return
  const { doctorId, startsAt: from } = offer
  await offerFreed({ doctorId, from, until: from.plus({ minutes: type.minutes }) })
}
