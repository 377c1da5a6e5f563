import { announce, audit, dispatch, hasFeature, transaction, wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { doctorsOfType } from '../availability/doctors.js'
import { freeSlots } from '../availability/free_slots.js'
import type { FreeSlot } from '../availability/slot.js'
import { holdTime } from '../booking/holds.js'
import AppointmentType from '../models/appointment_type.js'
import WaitingEntry from '../models/waiting_entry.js'
import WaitingOffer from '../models/waiting_offer.js'
import { reachOf } from '../reminders/sending.js'
import { SlotTakenError } from '../booking/errors.js'
import { waitingSettings } from './settings.js'
import { isWished } from './wishes.js'

/** A time of a doctor that somebody let go. */
export interface Freed {
  doctorId: string
  from: DateTime
  until: DateTime
}

/** Nobody answers a message in less. */
const LEAST_MINUTES = 15

/** Offers a freed time to the first of those who wait whom it suits. */
export async function offerFreed(freed: Freed): Promise<WaitingOffer | null> {
  const { isOn, noticeHours } = await waitingSettings()
  if (!isOn || !(await hasFeature('appointments.detailed'))) return null
  if (freed.from < DateTime.utc().plus({ hours: noticeHours })) return null
  for (const entry of await WaitingEntry.inOrder()) {
    if (entry.status !== 'waiting' || !(await reachOf(entry.patientId))) continue
    for (const slot of await slotsFor(entry, freed)) {
      if (await wasOffered(entry, slot)) continue
      const offer = await offerTo(entry, slot)
      if (offer) return offer
    }
  }
  return null
}

/** Free times within a freed one that suit somebody. */
export async function slotsFor(entry: WaitingEntry, { doctorId, from, until }: Freed) {
  const type = await AppointmentType.find(entry.typeId)
  const allowed = await doctorsOfType(entry.typeId)
  if (!type || (allowed && !allowed.has(doctorId))) return []
  const { minutes, bufferMinutes, needsRoom } = type
  const found = await freeSlots({
    ...{ doctorIds: [doctorId], from, until, minutes, bufferMinutes, needsRoom },
    patientId: entry.patientId,
    stepMinutes: 5,
  })
  return found.filter((slot) => isWished(entry, slot))
}

/** What was declined once is not offered again. */
async function wasOffered({ id }: WaitingEntry, { startsAt, doctorId }: FreeSlot) {
  const before = await WaitingOffer.query().where({ entryId: id, doctorId })
  return before.some((offer) => offer.startsAt.toMillis() === startsAt.toMillis())
}

/**
 * Keeps a time for somebody who waits and writes to them.
 *
 * @returns `null` where the time was taken meanwhile, or begins too soon
 */
export async function offerTo(entry: WaitingEntry, slot: FreeSlot): Promise<WaitingOffer | null> {
  const minutes = await minutesFor(slot)
  const type = await AppointmentType.findOrFail(entry.typeId)
  if (minutes < LEAST_MINUTES) return null
  const booking = { ...slot, typeId: type.id, bufferMinutes: type.bufferMinutes, needsRoom: false }
  const held = await holdTime({ booking, minutes, purpose: 'waiting' }).catch((error: unknown) => {
    if (error instanceof SlotTakenError) return null
    throw error
  })
  if (!held) return null
  const { hold } = held
  const offer = await transaction(async () => {
    await entry.revise(null, { status: 'offered' })
    const { doctorId, roomId, startsAt, expiresAt } = hold
    const made = await WaitingOffer.create({
      ...{ entryId: entry.id, patientId: entry.patientId, holdId: hold.id, typeId: type.id },
      ...{ doctorId, roomId, startsAt, expiresAt, status: 'open' },
    })
    await wakeAt('appointments.expireOffer', made.id, expiresAt)
    await audit({
      action: 'appointments.waiting.offer',
      type: 'U',
      entity: { type: 'Patient', id: entry.patientId },
      details: { offer: made.id },
    })
    await announce('appointments.waiting')
    return made
  })
  await dispatch('appointments.sendOffer', offer.id)
  return offer
}

/** For so long; an hour before it begins at the latest, so that somebody else can still have it. */
async function minutesFor({ startsAt }: FreeSlot): Promise<number> {
  const { offerMinutes } = await waitingSettings()
  const left = Math.floor(startsAt.diff(DateTime.utc(), 'minutes').minutes) - 60
  return Math.min(offerMinutes, left)
}
