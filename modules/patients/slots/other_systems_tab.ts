import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'

/** There only where something came with an import that the chart has no place for. */
export default async function ({ patientId, t }: SlotInput): Promise<Slots['patient.tab']> {
  if (!patientId) return null
  const [{ total }] = await currentClinic()
    .db.from('patients_fhir_sources')
    .where('patient_id', patientId)
    .whereNotNull('kept_reason')
    .count('* as total')
  const count = Number(total)
  if (count === 0) return null
  return { label: t('exchange.other.tab'), path: `/${patientId}/other-systems`, count }
}
