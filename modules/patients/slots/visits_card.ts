import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'
import { timeline } from '../visits/timeline.js'

const MOST_SHOWN = 3

/** The latest visits, on the first page of the chart. */
export default async function ({ patientId }: SlotInput): Promise<Slots['patient.card']> {
  if (!patientId) return null
  const { visits } = await timeline(patientId, { limit: MOST_SHOWN })
  const mayWrite = currentClinic().actor.may('patients.visits.write')
  return { place: 'main', view: 'slots/visits_card', state: { patientId, visits, mayWrite } }
}
