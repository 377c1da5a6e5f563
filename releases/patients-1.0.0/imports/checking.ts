import { currentClinic } from '@medtrack/sdk'
import { todayIn } from '../people/age.js'
import type PatientImport from '../models/patient_import.js'
import { acquaintancesOf } from '../resemblance/known_patients.js'
import { storedNow } from '../people/registration.js'
import { inChunks } from '../schema/in_chunks.js'
import { judge, type Candidate, type Judgement } from './fates.js'
import { loadFile } from './file_store.js'
import { RowReader } from './row_reader.js'
import { readSpreadsheet } from './spreadsheet.js'
import type { TableRow } from './table.js'

/** Small enough that even the longest rows fit into one statement of MySQL's default size. */
const ROWS_AT_ONCE = 50

/** Finds every row's fate and stores it beside the row. May run twice: it begins afresh. */
export async function checkImport(batch: PatientImport) {
  if (batch.status !== 'checking') return
  const { rows, candidates, judgements } = await assess(batch)
  const { db } = currentClinic()
  await db.from('patients_import_rows').where('import_id', batch.id).delete()
  let done = 0
  for (const some of inChunks(
    rows.map((row, index) => storedRow(batch.id, row, candidates[index], judgements[index])),
    ROWS_AT_ONCE
  )) {
    await db
      .knexQuery()
      .table('patients_import_rows')
      .insert(some)
      .onConflict(['import_id', 'number'])
      .ignore()
    done += some.length
    await db
      .from('patients_imports')
      .where('id', batch.id)
      .update({ row_count: rows.length, done_count: done, updated_at: storedNow() })
  }
  await db
    .from('patients_imports')
    .where({ id: batch.id, status: 'checking' })
    .update({ status: 'ready' })
}

async function assess(batch: PatientImport) {
  const { clinic } = currentClinic()
  const { rows } = readSpreadsheet(await loadFile(batch.id), batch.reading)
  const { mapping, reading } = batch
  const reader = new RowReader({
    mapping,
    rows,
    order: reading.dateOrder,
    today: todayIn(clinic.timeZone),
  })
  const candidates = rows.map((row): Candidate => ({ number: row.number, ...reader.read(row) }))
  const known = await acquaintancesOf(candidates.map(({ draft }) => draft))
  return { rows, candidates, judgements: judge(candidates, reader.fields, known) }
}

function storedRow(importId: string, row: TableRow, { draft }: Candidate, judgement: Judgement) {
  const { twin, why, fate } = judgement
  return {
    import_id: importId,
    number: row.number,
    fate,
    outcome: 'waiting',
    chosen: false,
    cells: JSON.stringify(row.cells),
    draft: fate === 'unusable' ? null : JSON.stringify(draft),
    findings: JSON.stringify({ found: judgement.findings, why }),
    like_number: twin && 'number' in twin ? twin.number : null,
    like_patient_id: twin && 'patientId' in twin ? twin.patientId : null,
  }
}
