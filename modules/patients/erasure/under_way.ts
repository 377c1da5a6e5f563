import { currentClinic } from '@medtrack/sdk'

/** Whether the second confirmation was given: from then on the chart is closed to everybody. */
export async function isBeingErased(patientId: string): Promise<boolean> {
  const erasure = await currentClinic()
    .db.from('patients_erasures')
    .where('patient_id', patientId)
    .whereIn('state', ['confirmed', 'erased'])
    .select('id')
    .first()
  return erasure !== null
}
