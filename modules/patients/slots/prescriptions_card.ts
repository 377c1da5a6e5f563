import type { SlotInput, Slots } from '@medtrack/sdk'
import { activePrescriptions } from '../prescriptions/active.js'

const MOST_SHOWN = 8

/** What the patient is to take now by prescription, beside the chart. */
export default async function ({ patientId = '' }: SlotInput): Promise<Slots['patient.card']> {
  const active = await activePrescriptions(patientId)
  const current = active.slice(0, MOST_SHOWN).map(({ id, display, dose, frequency, ends_on }) => ({
    id,
    display,
    how: [dose, frequency].filter(Boolean).join(', '),
    endsOn: ends_on,
  }))
  const state = { patientId, current, more: active.length - current.length }
  return { view: 'slots/prescriptions_card', state, place: 'side' }
}
