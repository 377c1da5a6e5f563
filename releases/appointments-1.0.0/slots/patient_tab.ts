import type { SlotInput, Slots } from '@medtrack/sdk'
import { countComing } from '../desk/patient_appointments.js'

export default async function ({ patientId, t }: SlotInput): Promise<Slots['patient.tab']> {
  if (!patientId) return null
  const count = await countComing(patientId)
  return { label: t('desk.patient.tab'), path: `/patients/${patientId}`, count }
}
