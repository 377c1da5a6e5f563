import { announce, audit, transaction } from '@medtrack/sdk'
import WaitingEntry from '../models/waiting_entry.js'
import WaitingOffer from '../models/waiting_offer.js'
import { closeOffer } from './answering.js'

/** Who waits for what, and when they could come. */
export type Wish = Pick<
  WaitingEntry,
  | 'patientId'
  | 'typeId'
  | 'doctorId'
  | 'appointmentId'
  | 'earliestOn'
  | 'latestOn'
  | 'fromMinute'
  | 'toMinute'
  | 'weekdays'
  | 'isUrgent'
  | 'note'
>

export function addEntry(wish: Wish): Promise<WaitingEntry> {
  return transaction(async () => {
    const entry = await WaitingEntry.create({ ...wish, status: 'waiting' })
    await tell(entry, 'create')
    return entry
  })
}

export async function changeEntry(entry: WaitingEntry, wish: Wish) {
  await transaction(async () => {
    await entry.revise(null, { ...wish, patientId: entry.patientId })
    await tell(entry, 'update')
  })
}

/** Waits no more; a time that was kept for them is free again. */
export async function withdrawEntry(entry: WaitingEntry) {
  const open = await WaitingOffer.query().where({ entryId: entry.id, status: 'open' }).first()
  await transaction(async () => {
    await entry.revise(null, { status: 'withdrawn' })
    await tell(entry, 'withdraw')
  })
  if (open) await closeOffer(open, 'declined')
}

async function tell({ patientId, id }: WaitingEntry, verb: 'create' | 'update' | 'withdraw') {
  await audit({
    action: `appointments.waiting.${verb}`,
    type: verb === 'create' ? 'C' : 'U',
    entity: { type: 'Patient', id: patientId },
    details: { entry: id },
  })
  await announce('appointments.waiting')
}
