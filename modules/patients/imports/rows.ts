import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import type PatientImport from '../models/patient_import.js'
import { draftOf } from '../people/patient_row.js'
import type { PatientDraft } from '../people/draft.js'
import type { Resemblance } from '../resemblance/resemblance.js'
import { ImportMovedOnError } from './errors.js'
import type { Fate } from './fates.js'
import type { Finding } from './findings.js'
import type { LaterWork } from './later_work.js'

export interface ImportRow {
  number: number
  fate: Fate
  outcome: 'waiting' | 'imported' | 'skipped' | 'refused' | 'undone' | 'kept'
  chosen: boolean
  cells: string[]
  draft: PatientDraft | null
  findings: Finding[]
  why?: Resemblance
  patientId: string | null
  /** Why the patient stayed when the import was undone. */
  keptFor: LaterWork[]
  /** Whom it repeats or looks like. */
  twin: { number: number; draft: PatientDraft } | { patientId: string; draft: PatientDraft } | null
}

export interface RowFilter {
  fate?: Fate
  outcome?: ImportRow['outcome']
}

type Stored = Record<string, unknown>

/** One page of an import's rows, each beside the one it looks like, and how many there are in all. */
export async function importRows(
  batch: PatientImport,
  filter: RowFilter,
  page: number,
  perPage: number
) {
  const query = currentClinic().db.from('patients_import_rows').where('import_id', batch.id)
  if (filter.fate) query.where('fate', filter.fate)
  if (filter.outcome) query.where('outcome', filter.outcome)
  const [{ total }] = await query.clone().count('* as total')
  const stored = await query
    .orderBy('number')
    .offset((page - 1) * perPage)
    .limit(perPage)
  return { total: Number(total), rows: await withTwins(batch.id, stored) }
}

/**
 * Says of a look-alike whether to import it anyway.
 *
 * @throws RecordNotFoundError when the row is none of its look-alikes
 * @throws ImportMovedOnError when the import has begun
 */
export async function chooseRow(batch: PatientImport, number: number, chosen: boolean) {
  if (batch.status !== 'ready') throw new ImportMovedOnError()
  const query = currentClinic()
    .db.from('patients_import_rows')
    .where({ import_id: batch.id, number, fate: 'look-alike' })
  if (!(await query.clone().first())) throw new RecordNotFoundError()
  await query.update({ chosen })
}

/** Says of a row whose patient stays when the import is undone what was done with them since. */
export async function noteWhyKept(importId: string, number: number, keptFor: LaterWork[]) {
  const row = currentClinic().db.from('patients_import_rows').where({ import_id: importId, number })
  const [{ findings }] = await row.clone().select('findings')
  await row.update({
    outcome: 'kept',
    findings: JSON.stringify({ ...JSON.parse(findings), keptFor }),
  })
}

async function withTwins(importId: string, stored: Stored[]): Promise<ImportRow[]> {
  const { db } = currentClinic()
  const numbers = stored.flatMap(({ like_number: number }) => (number ? Number(number) : []))
  const ids = stored.flatMap(({ like_patient_id: id }) => (id ? String(id) : []))
  const rows =
    numbers.length > 0
      ? await db
          .from('patients_import_rows')
          .select('number', 'draft')
          .where('import_id', importId)
          .whereIn('number', numbers)
      : []
  const patients = ids.length > 0 ? await db.from('patients').whereIn('id', ids) : []
  const byNumber = new Map(
    rows.map((row) => [
      Number(row.number),
      { number: Number(row.number), draft: JSON.parse(row.draft) },
    ])
  )
  const byId = new Map(patients.map((row) => [row.id, { patientId: row.id, draft: draftOf(row) }]))
  return stored.map((row) => ({
    ...readRow(row),
    twin: byNumber.get(Number(row.like_number)) ?? byId.get(row.like_patient_id) ?? null,
  }))
}

/** The row as it was stored. Its JSON was written by the check, of these very types. */
function readRow(row: Stored): Omit<ImportRow, 'twin'> {
  const { found, why, keptFor = [] } = JSON.parse(String(row.findings))
  return {
    number: Number(row.number),
    fate: row.fate as Fate,
    outcome: row.outcome as ImportRow['outcome'],
    chosen: Boolean(row.chosen),
    cells: JSON.parse(String(row.cells)),
    draft: row.draft ? JSON.parse(String(row.draft)) : null,
    findings: found,
    why,
    patientId: row.patient_id as string | null,
    keptFor,
  }
}
