import type { SlotInput, Slots } from '@medtrack/sdk'

/** For owners: the way out for one record. */
export default async function ({ patientId }: SlotInput): Promise<Slots['patient.card']> {
  return patientId ? { view: 'slots/export_card', state: { id: patientId }, place: 'side' } : null
}
