import { currentClinic } from '@medtrack/sdk'
import { inChunks } from '../schema/in_chunks.js'
import { forgetCandidates } from './candidates.js'

/** Removes all that is known of patients as duplicates, before they go for good. */
export async function forgetDuplicates(ids: readonly string[]) {
  const { db } = currentClinic()
  await forgetCandidates(ids)
  for (const some of inChunks(ids)) {
    for (const column of ['one_id', 'other_id']) {
      await db.from('patients_duplicate_decisions').whereIn(column, some).delete()
    }
    await db.from('patients_merge_pieces').whereIn('patient_id', some).delete()
    for (const column of ['survivor_id', 'merged_id']) {
      await db.from('patients_merges').whereIn(column, some).delete()
    }
  }
}
