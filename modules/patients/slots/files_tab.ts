import type { SlotInput, Slots } from '@medtrack/sdk'
import { countFiles } from '../files/file_list.js'

export default async function ({ patientId, t }: SlotInput): Promise<Slots['patient.tab']> {
  if (!patientId) return null
  return {
    label: t('files.tab'),
    path: `/${patientId}/files`,
    count: await countFiles(patientId),
  }
}
