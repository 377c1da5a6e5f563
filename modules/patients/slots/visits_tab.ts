import type { SlotInput, Slots } from '@medtrack/sdk'
import { countVisits } from '../visits/timeline.js'

export default async function ({ patientId, t }: SlotInput): Promise<Slots['patient.tab']> {
  if (!patientId) return null
  const count = await countVisits(patientId)
  return { label: t('visits.tab'), path: `/${patientId}/visits`, count }
}
