import type { SlotInput, Slots } from '@medtrack/sdk'
import { shownLatest } from '../controllers/details/vital_words.js'
import { latestVitals } from '../details/vitals/series.js'

/** The newest measurements. */
export default async function ({ patientId = '', t }: SlotInput): Promise<Slots['patient.card']> {
  const vitals = shownLatest({ t }, await latestVitals(patientId))
  return { view: 'slots/details/vitals_card', state: { patientId, vitals }, place: 'main' }
}
