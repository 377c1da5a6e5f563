import type { SlotInput, Slots } from '@medtrack/sdk'
import { countActivePlans } from '../plans/open_steps.js'

export default async function ({ patientId = '', t }: SlotInput): Promise<Slots['patient.tab']> {
  return {
    label: t('plans.title'),
    path: `/${patientId}/plans`,
    count: await countActivePlans(patientId),
  }
}
