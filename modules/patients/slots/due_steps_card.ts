import type { SlotInput, Slots } from '@medtrack/sdk'
import { myDueSteps } from '../plans/due_steps.js'

const MOST_SHOWN = 8

/** Steps of treatment plans that the member is to take; no card where none is due. */
export default async function (_: SlotInput): Promise<Slots['home.card']> {
  const { steps, total } = await myDueSteps(MOST_SHOWN)
  if (total === 0) return null
  return { view: 'slots/due_steps_card', state: { steps, more: total - steps.length } }
}
