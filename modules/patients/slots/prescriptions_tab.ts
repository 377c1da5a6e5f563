import type { SlotInput, Slots } from '@medtrack/sdk'
import { countActive } from '../prescriptions/active.js'

/** Counts what is to be taken now. */
export default async function ({ patientId = '', t }: SlotInput): Promise<Slots['patient.tab']> {
  return {
    label: t('prescriptions.title'),
    path: `/${patientId}/prescriptions`,
    count: await countActive(patientId),
  }
}
