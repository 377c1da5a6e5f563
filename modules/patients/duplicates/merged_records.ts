import { currentClinic } from '@medtrack/sdk'

/**
 * Whose keys seal what stands in a patient's chart: the patient's own id, and those of the records that were merged into
 * it. Whoever erases the patient destroys the keys of all of them.
 */
export async function keysOf(patientId: string): Promise<string[]> {
  const rows = await currentClinic()
    .db.from('patients')
    .select('id')
    .where('merged_into_id', patientId)
  return [patientId, ...rows.map(({ id }) => String(id))]
}
