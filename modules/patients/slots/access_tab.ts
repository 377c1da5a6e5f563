import type { SlotInput, Slots } from '@medtrack/sdk'

/** Who looked at this chart. */
export default async function ({ patientId, t }: SlotInput): Promise<Slots['patient.tab']> {
  return patientId ? { label: t('access.tab'), path: `/${patientId}/access` } : null
}
