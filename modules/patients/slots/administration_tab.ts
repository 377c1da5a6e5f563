import type { SlotInput, Slots } from '@medtrack/sdk'

export default async function ({ patientId, t }: SlotInput): Promise<Slots['patient.tab']> {
  return { label: t('details.parts.administration'), path: `/${patientId}/administration` }
}
