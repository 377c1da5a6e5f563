import type { SlotInput } from '@medtrack/sdk'
import { preferenceOf } from '../preferences/preferences.js'

/** How the patient is told of appointments, on the chart. */
export default async function messagesCard({ patientId = '' }: SlotInput) {
  const preference = await preferenceOf(patientId)
  return {
    view: 'slots/messages_card',
    state: { patientId, ...preference },
    place: 'side' as const,
  }
}
