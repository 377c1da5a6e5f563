import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { inChunks } from '../schema/in_chunks.js'
import { tableOf } from './claims_table.js'
import { closeRanks, lanesFor } from './lanes.js'
import type { Resource } from './resources.js'
import { stored } from './stored.js'
import { ticksOf } from './ticks.js'

/** Whose the claims are. */
export type Claimant = { appointmentId: string } | { holdId: string; expiresAt: DateTime }

/**
 * Takes the resources for one appointment or hold, in the transaction that stores it. Nothing is looked up before: the
 * primary key of the claims refuses what is taken already.
 *
 * @param isOverbooking whether it may stand over others, in the lowest free lane of each tick
 * @throws the database's error of a unique key where something is taken
 */
export async function claim(
  claimant: Claimant,
  resources: readonly Resource[],
  isOverbooking = false
) {
  for (const resource of resources) {
    const { table, at } = tableOf(resource)
    const lanes = isOverbooking ? await lanesFor(resource) : new Map<number, number>()
    const rows = ticksOf(resource.span).map((tick) => ({
      ...at,
      tick,
      lane: lanes.get(tick) ?? 0,
      ...ownerColumns(claimant),
    }))
    for (const some of inChunks(rows)) await currentClinic().db.table(table).multiInsert(some)
  }
}

/** Lets go of everything that an appointment or a hold has, in the transaction that ends or moves it. */
export async function release(
  owner: { appointmentId: string } | { holdId: string },
  resources: readonly Resource[]
) {
  const { db } = currentClinic()
  if ('holdId' in owner) {
    await db.from('appointments_claims').where('hold_id', owner.holdId).delete()
  } else {
    const own = { appointment_id: owner.appointmentId }
    await db.from('appointments_claims').where(own).delete()
    await db.from('appointments_patient_claims').where(own).delete()
  }
  for (const resource of resources) await closeRanks(resource)
}

function ownerColumns(claimant: Claimant) {
  if ('appointmentId' in claimant) return { appointment_id: claimant.appointmentId }
  return { hold_id: claimant.holdId, expires_at: stored(claimant.expiresAt) }
}
