import type { SlotInput, Slots } from '@medtrack/sdk'
import Patient from '../models/patient.js'

/** For owners: who may open the chart, what holds it, and how it ends. */
export default async function ({ patientId }: SlotInput): Promise<Slots['patient.card']> {
  const patient = patientId ? await Patient.find(patientId) : null
  if (!patient) return null
  const { id, isArchived } = patient
  return { view: 'slots/keeping_card', state: { id, isArchived }, place: 'side' }
}
