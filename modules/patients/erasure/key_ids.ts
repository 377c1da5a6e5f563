import { keysOf } from '../duplicates/merged_records.js'

/**
 * Ids under whose keys something of this patient is sealed, and whose rows are theirs: their own, and those of records that
 * were merged into it.
 */
export async function keyIdsOf(patientId: string): Promise<string[]> {
  return keysOf(patientId)
}
