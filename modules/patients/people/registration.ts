import { currentClinic } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { noteCandidates } from '../duplicates/candidates.js'
import { inChunks } from '../schema/in_chunks.js'
import { addKeys } from '../search/key_store.js'
import type { PatientDraft } from './draft.js'
import { rowOf } from './patient_row.js'
import { takeRecordNumbers } from './record_numbers.js'

export interface Registration {
  draft: PatientDraft
  /** Central id of the member who brings them in. */
  by: string | null
  importId?: string
}

/**
 * Stores new patients together with everything they are found by. Must run in a transaction that
 * took them from the limit `patients` before.
 *
 * @returns their ids, in the order given
 */
export async function registerPatients(registrations: readonly Registration[]): Promise<string[]> {
  const numbered = await withRecordNumbers(registrations)
  const people = numbered.map((registration) => ({ ...registration, id: v7() }))
  for (const some of inChunks(people, 100)) {
    await currentClinic().db.table('patients').multiInsert(some.map(newRow))
  }
  const named = people.map(({ id, draft }) => ({ ...draft, id }))
  await addKeys(named)
  await noteCandidates(named)
  return people.map(({ id }) => id)
}

async function withRecordNumbers(registrations: readonly Registration[]): Promise<Registration[]> {
  const without = registrations.filter(({ draft }) => !draft.recordNumber)
  const numbers = await takeRecordNumbers(without.length)
  return registrations.map((registration) => {
    const { draft } = registration
    if (draft.recordNumber) return registration
    return { ...registration, draft: { ...draft, recordNumber: numbers.shift() ?? null } }
  })
}

function newRow({ id, draft, by, importId }: Registration & { id: string }) {
  const now = storedNow()
  return {
    id,
    ...rowOf(draft),
    version: 1,
    import_id: importId ?? null,
    created_by: by,
    updated_by: by,
    archived_at: null,
    created_at: now,
    updated_at: now,
  }
}

/** Now, as both engines store a DATETIME. */
export function storedNow(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ')
}
