import { randomBytes } from 'node:crypto'
import { currentClinic, digest } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { announceHold } from '../calendar/onlookers.js'
import Hold, { type HoldPurpose } from '../models/hold.js'
import { attempt } from './attempts.js'
import { claim, release } from './claims.js'
import { HoldExpiredError } from './errors.js'
import { placeOf, type Booking } from './order.js'
import { resourcesOf } from './resources.js'
import { stored } from './stored.js'
import { take } from './taking.js'

interface HoldOrder {
  /** What is to be kept; `patientId` is not claimed. */
  booking: Omit<Booking, 'patientId'>
  /** For how long. */
  minutes: number
  purpose: HoldPurpose
}

/** A hold, and the secret by which somebody who is not signed in comes back to it. */
export interface HeldTime {
  hold: Hold
  /** Stands nowhere but here: only its digest is stored. */
  token: string
}

/**
 * Keeps a time for somebody who is about to book it: it claims as an appointment does, and lets go by itself.
 *
 * @throws SlotTakenError
 */
export async function holdTime({ booking, minutes, purpose }: HoldOrder): Promise<HeldTime> {
  const token = randomBytes(24).toString('base64url')
  const tokenDigest = await digest(token)
  const expiresAt = DateTime.utc().plus({ minutes }).startOf('second')
  const hold = await take({
    booking: { ...booking, patientId: '' },
    store: async (placed, resources) => {
      const heldBy = currentClinic().actor.userId
      const facts = { ...placeOf(placed), expiresAt, purpose, heldBy, tokenDigest }
      const made = await Hold.create({ id: v7(), ...facts })
      await claim({ holdId: made.id, expiresAt }, resources)
      return made
    },
  })
  await announceHold(hold.doctorId)
  return { hold, token }
}

/**
 * Keeps a held time for longer: whoever it is for is still at it.
 *
 * @throws HoldExpiredError
 */
export async function prolong(holdId: string, minutes: number) {
  await attempt(async () => {
    const hold = await Hold.query().where('id', holdId).forUpdate().first()
    if (!hold || hold.expiresAt <= DateTime.utc()) throw new HoldExpiredError()
    hold.expiresAt = DateTime.utc().plus({ minutes }).startOf('second')
    await hold.save()
    await currentClinic()
      .db.from('appointments_claims')
      .where('hold_id', holdId)
      .update({ expires_at: stored(hold.expiresAt) })
  })
}

/** Lets a held time go before it expires. */
export async function letGo(holdId: string) {
  await attempt(async () => {
    const hold = await Hold.query().where('id', holdId).forUpdate().first()
    if (!hold) return
    await end(hold)
    await announceHold(hold.doctorId)
  })
}

/**
 * Makes way for the appointment that a hold was for, in the transaction that books it.
 *
 * @throws HoldExpiredError where somebody else may have it by now
 */
export async function useHold(holdId: string) {
  const hold = isUuid(holdId) ? await Hold.query().where('id', holdId).forUpdate().first() : null
  if (!hold || hold.expiresAt <= DateTime.utc()) throw new HoldExpiredError()
  await end(hold)
}

/** The hold that a secret belongs to, while it stands. */
export async function holdOf(token: string): Promise<Hold | null> {
  const hold = await Hold.findBy('tokenDigest', await digest(token))
  return hold && hold.expiresAt > DateTime.utc() ? hold : null
}

async function end(hold: Hold) {
  await release({ holdId: hold.id }, resourcesOf(hold))
  await hold.delete()
}
