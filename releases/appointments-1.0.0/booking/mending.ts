import { currentClinic } from '@medtrack/sdk'
import { insertUnlessThere } from '../schema/upsert.js'
import type { Resource } from './resources.js'
import { LIVE } from './statuses.js'
import { readStored, stored } from './stored.js'
import { instantOf, LONGEST_MINUTES, spanOf, ticksOf } from './ticks.js'

interface Claim {
  tick: number
  lane: number
  appointment_id: string
}

/**
 * Gives a patient's claims their due where merging records, or taking that back, moved the appointments without them: two
 * bookings of one person at one time put the claims of one aside. Asked within the transaction that books the patient, for the
 * time in question; as a rule it finds nothing to do.
 *
 * @param ownAppointmentId the one that is about to claim: it comes last
 */
export async function mendPatient({ id, span }: Resource, ownAppointmentId?: string) {
  const due = await dueClaims(id, span, ownAppointmentId)
  const { db } = currentClinic()
  const standing: Claim[] = await db
    .from('appointments_patient_claims')
    .select('tick', 'lane', 'appointment_id')
    .where('patient_id', id)
    .whereBetween('tick', [span.from, span.to - 1])
  for (const row of standing) {
    if (due.get(Number(row.tick))?.has(row.appointment_id)) continue
    await db
      .from('appointments_patient_claims')
      .where({ ...row, patient_id: id })
      .delete()
  }
  await fillGaps(id, due, standing)
}

/** Which appointments of the patient should have each tick. */
async function dueClaims(patientId: string, { from, to }: Resource['span'], ownId?: string) {
  const appointments = await currentClinic()
    .db.from('appointments')
    .select('id', 'starts_at', 'ends_at')
    .where('patient_id', patientId)
    .if(ownId, (others) => others.whereNot('id', String(ownId)))
    .where('starts_at', '<', stored(instantOf(to)))
    .where('starts_at', '>', stored(instantOf(from).minus({ minutes: LONGEST_MINUTES })))
    .where('ends_at', '>', stored(instantOf(from)))
    .whereIn('status', [...LIVE])
  const due = new Map<number, Set<string>>()
  for (const row of appointments) {
    const own = spanOf(readStored(row.starts_at), readStored(row.ends_at))
    for (const tick of ticksOf({ from: Math.max(from, own.from), to: Math.min(to, own.to) })) {
      due.set(tick, (due.get(tick) ?? new Set()).add(String(row.id)))
    }
  }
  return due
}

/** A tick that somebody of the due has is taken; of one that nobody has, the first of the due becomes the owner. */
async function fillGaps(
  patientId: string,
  due: ReadonlyMap<number, ReadonlySet<string>>,
  standing: readonly Claim[]
) {
  const taken = new Set(
    standing
      .filter(
        ({ tick, lane, appointment_id: id }) => Number(lane) === 0 && due.get(Number(tick))?.has(id)
      )
      .map(({ tick }) => Number(tick))
  )
  for (const [tick, [appointmentId]] of due) {
    if (taken.has(tick)) continue
    const row = { patient_id: patientId, tick, lane: 0, appointment_id: appointmentId }
    await insertUnlessThere('appointments_patient_claims', row)
  }
}
