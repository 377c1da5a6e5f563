import type { SlotInput, Slots } from '@medtrack/sdk'
import { openSteps } from '../plans/open_steps.js'

/** What is still to be done for the patient; no card where there is nothing. */
export default async function ({ patientId = '' }: SlotInput): Promise<Slots['patient.card']> {
  const steps = await openSteps(patientId)
  if (steps.length === 0) return null
  const state = { patient: { id: patientId }, openSteps: steps }
  return { view: 'plans/partials/open_steps', state, place: 'main' }
}
