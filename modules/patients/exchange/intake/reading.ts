import { setImmediate as nextTurn } from 'node:timers/promises'
import { currentClinic, sealAll, transaction } from '@medtrack/sdk'
import type RecordImport from '../../models/record_import.js'
import { storedNow } from '../../people/registration.js'
import { inBatches } from '../../schema/in_batches.js'
import { ImportMovedOnError } from '../../imports/errors.js'
import { UnreadableRecordsError, type UnreadableReason } from '../errors.js'
import { arrivalsIn, type Upload } from '../upload/arrivals.js'
import { readDocuments, type Document } from '../upload/documents.js'
import { peopleIn, type People } from '../upload/people.js'
import { forgetUpload, loadUpload } from '../upload/uploaded_files.js'
import { judge, type JudgedPerson } from './judging.js'
import { Tallies } from './tallies.js'

/**
 * Finds out who came in an upload, and whom the clinic knows of them. May run twice, even at once: it begins afresh, and whoever
 * comes second leaves it as it is.
 */
export async function readRecords(batch: RecordImport) {
  if (batch.status !== 'reading') return
  try {
    const { upload, people } = await readUpload(batch.id)
    const judged = await judge(people, () => batch.progress(0))
    await transaction(() => keep(batch, upload, people, judged))
  } catch (error) {
    if (error instanceof ImportMovedOnError) return
    if (error instanceof UnreadableRecordsError) return fail(batch, error.reason)
    // Nobody's record is so deep; something else is.
    if (error instanceof RangeError) return fail(batch, 'not-fhir')
    throw error
  }
}

/** @throws UnreadableRecordsError */
export async function readUpload(importId: string): Promise<{ upload: Upload; people: People }> {
  const documents: Document[] = []
  for (const file of await loadUpload(importId)) {
    documents.push(...readDocuments(file))
    // Reading keeps the process to itself; others are served in between.
    await nextTurn()
  }
  const upload = arrivalsIn(documents)
  return { upload, people: peopleIn(upload.arrivals) }
}

async function keep(
  batch: RecordImport,
  { arrivals, leftOut }: Upload,
  { people }: People,
  judged: readonly JudgedPerson[]
) {
  if (people.length === 0) throw new UnreadableRecordsError('nobody')
  // First of all: who comes second waits here, rather than for rows of which both hold the gap.
  await batch.moveOn(['reading'], 'ready', { resource_count: arrivals.length })
  const { db } = currentClinic()
  await db.from('patients_record_import_people').where('import_id', batch.id).delete()
  await db.from('patients_record_import_tallies').where('import_id', batch.id).delete()
  const drafts = await sealAll(
    judged.map(({ draft }) => ({ subjectId: batch.id, text: JSON.stringify(draft) }))
  )
  const rows = judged.map((person, index) => rowOf(batch.id, person, drafts[index]))
  for (const some of inBatches(rows)) {
    await db.table('patients_record_import_people').multiInsert(some)
  }
  const tallies = new Tallies()
  for (const [reason, total] of Object.entries(leftOut)) {
    if (total > 0) tallies.count('Bundle', 'left-out', reason, total)
  }
  await tallies.store(batch.id)
}

function rowOf(importId: string, person: JudgedPerson, draft: string) {
  return {
    import_id: importId,
    number: person.number,
    fate: person.fate,
    why: person.why ?? null,
    choice: person.choice,
    outcome: 'waiting',
    resource_count: person.resourceCount,
    draft,
    like_number: person.likeNumber ?? null,
    like_patient_id: person.likePatientId ?? null,
    patient_id: null,
  }
}

async function fail(batch: RecordImport, problem: UnreadableReason) {
  await currentClinic()
    .db.from('patients_record_imports')
    .where({ id: batch.id, status: 'reading' })
    .update({ status: 'failed', problem, updated_at: storedNow() })
  await forgetUpload(batch.id)
}
