import { currentClinic, releaseLimit, transaction } from '@medtrack/sdk'
import { forgetDuplicates } from '../duplicates/forgetting.js'
import type PatientImport from '../models/patient_import.js'
import { draftOf } from '../people/patient_row.js'
import { storedNow } from '../people/registration.js'
import { removeKeys } from '../search/key_store.js'
import { laterWorkOn } from './later_work.js'
import { noteWhyKept } from './rows.js'

const ROWS_AT_ONCE = 100

/**
 * Takes out exactly the patients that came with this import. Whoever was edited or archived since, or has anything in
 * the chart, stays: that is somebody's later work.
 */
export async function undoImport(batch: PatientImport) {
  if (batch.status !== 'undoing') return
  while ((await transaction(() => undoSome(batch))) === ROWS_AT_ONCE);
  await currentClinic()
    .db.from('patients_imports')
    .where({ id: batch.id, status: 'undoing' })
    .update({ status: 'undone', undone_at: storedNow() })
}

async function undoSome(batch: PatientImport): Promise<number> {
  const { db } = currentClinic()
  const rows = await db
    .from('patients_import_rows')
    .select('number', 'patient_id')
    .where({ import_id: batch.id, outcome: 'imported' })
    .orderBy('number')
    .limit(ROWS_AT_ONCE)
    .forUpdate()
  const ids = rows.map(({ patient_id: id }) => id)
  const patients = await db
    .from('patients')
    .whereIn('id', ids)
    .where('import_id', batch.id)
    .forUpdate()
  const kept = await laterWorkOn(patients)
  const leaving = patients.filter(({ id }) => !kept.has(id))
  await remove(leaving)
  for (const { number, patient_id: id } of rows) {
    const work = kept.get(id)
    if (work) await noteWhyKept(batch.id, number, [...work])
  }
  await noteUndone(
    batch.id,
    rows.filter(({ patient_id: id }) => !kept.has(id))
  )
  await db
    .from('patients_imports')
    .where('id', batch.id)
    .increment('done_count', rows.length)
    .update({ updated_at: storedNow() })
  return rows.length
}

async function remove(patients: Record<string, unknown>[]) {
  const { db } = currentClinic()
  const ids = patients.map(({ id }) => String(id))
  await removeKeys(patients.map((row) => ({ id: String(row.id), ...draftOf(row) })))
  await forgetDuplicates(ids)
  await db.from('patients_recent_views').whereIn('patient_id', ids).delete()
  await db.from('patients').whereIn('id', ids).delete()
  await releaseLimit('patients', ids.length)
}

async function noteUndone(importId: string, rows: { number: number }[]) {
  if (rows.length === 0) return
  await currentClinic()
    .db.from('patients_import_rows')
    .where('import_id', importId)
    .whereIn(
      'number',
      rows.map(({ number }) => number)
    )
    .update({ outcome: 'undone' })
}
