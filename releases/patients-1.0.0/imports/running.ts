import { currentClinic, transaction, useLimitUpTo } from '@medtrack/sdk'
import type PatientImport from '../models/patient_import.js'
import type { PatientDraft } from '../people/draft.js'
import { usedRecordNumbers } from '../people/record_numbers.js'
import { registerPatients, storedNow } from '../people/registration.js'
import { forgetFile } from './file_store.js'

const ROWS_AT_ONCE = 100

interface WaitingRow {
  number: number
  draft: string
}

/**
 * Brings rows in, a hundred to a transaction. A row leaves the waiting ones in the same transaction
 * that stores its patient, so it comes in once, however often the job runs or is cut off. Rows that
 * the clinic's plan has no room for are marked as refused; they can be imported again later.
 */
export async function runImport(batch: PatientImport) {
  if (batch.status !== 'importing') return
  while ((await transaction(() => importSome(batch))) === ROWS_AT_ONCE);
  await transaction(() => finish(batch))
}

async function importSome(batch: PatientImport): Promise<number> {
  const { db } = currentClinic()
  const rows: WaitingRow[] = await db
    .from('patients_import_rows')
    .select('number', 'draft')
    .where({ import_id: batch.id, outcome: 'waiting' })
    .where((wanted) => wanted.where('fate', 'new').orWhere('chosen', true))
    .orderBy('number')
    .limit(ROWS_AT_ONCE)
    .forUpdate()
  const room = await useLimitUpTo('patients', rows.length)
  await bringIn(batch, rows.slice(0, room))
  await refuse(batch, rows.slice(room))
  await db
    .from('patients_imports')
    .where('id', batch.id)
    .increment('done_count', rows.length)
    .update({ updated_at: storedNow() })
  return rows.length
}

async function bringIn(batch: PatientImport, rows: WaitingRow[]) {
  const { db } = currentClinic()
  const drafts = await withFreeNumbers(rows.map(({ draft }) => JSON.parse(draft)))
  const ids = await registerPatients(
    drafts.map((draft) => ({ draft, by: batch.createdBy, importId: batch.id }))
  )
  for (const [index, { number }] of rows.entries()) {
    await db
      .from('patients_import_rows')
      .where({ import_id: batch.id, number })
      .update({ outcome: 'imported', patient_id: ids[index] })
  }
}

async function refuse(batch: PatientImport, rows: WaitingRow[]) {
  if (rows.length === 0) return
  const numbers = rows.map(({ number }) => number)
  await currentClinic()
    .db.from('patients_import_rows')
    .where('import_id', batch.id)
    .whereIn('number', numbers)
    .update({ outcome: 'refused' })
}

/** Whoever brings a record number that is taken by now gets the next free one. */
async function withFreeNumbers(drafts: PatientDraft[]): Promise<PatientDraft[]> {
  const used = new Set(
    (await usedRecordNumbers(drafts.flatMap(({ recordNumber }) => recordNumber ?? []))).keys()
  )
  return drafts.map((draft) => {
    if (!draft.recordNumber) return draft
    const isTaken = used.has(draft.recordNumber)
    used.add(draft.recordNumber)
    return isTaken ? { ...draft, recordNumber: null } : draft
  })
}

async function finish(batch: PatientImport) {
  const { db } = currentClinic()
  await db
    .from('patients_import_rows')
    .where({ import_id: batch.id, outcome: 'waiting' })
    .update({ outcome: 'skipped' })
  await forgetFile(batch.id)
  await db
    .from('patients_imports')
    .where({ id: batch.id, status: 'importing' })
    .update({ status: 'done', finished_at: storedNow() })
}
