import { currentClinic } from '@medtrack/sdk'
import { fold } from '../search/fold.js'

/** States of an import of records in which its files are still needed. */
const UNFINISHED = ['reading', 'ready', 'importing', 'undoing']
/** Written over the name of a file that was named after the person. */
const NAMELESS = '…'

/** An import of records that is not finished and holds the person, or is not read yet; its id. */
export async function openRecordImportWith(ids: readonly string[]): Promise<string | null> {
  const { db } = currentClinic()
  const open = db.from('patients_record_imports').whereIn('status', UNFINISHED)
  const unread = await open.clone().where('status', 'reading').select('id').first()
  if (unread) return unread.id
  const row = await db
    .from('patients_record_import_people')
    .whereIn('import_id', open.clone().select('id'))
    .where((either) =>
      either.whereIn('patient_id', [...ids]).orWhereIn('like_patient_id', [...ids])
    )
    .select('import_id')
    .first()
  return row?.import_id ?? null
}

/**
 * Removes what was kept of the person while records were brought in or taken out: lines of finished imports, names of files,
 * and downloads that hold them, those of the whole clinic included.
 *
 * @returns ids of the downloads, whose keys go with the person's
 */
export async function forgetExchangedCopies(
  ids: readonly string[],
  people: readonly { given: string; family: string }[]
): Promise<string[]> {
  const { db } = currentClinic()
  const alike = db.from('patients_record_import_people').whereIn('like_patient_id', [...ids])
  await alike.clone().whereNull('patient_id').delete()
  await alike.clone().update({ like_patient_id: null })
  for (const person of people) await forgetFileNames(person)
  return forgetDownloads(ids)
}

async function forgetDownloads(ids: readonly string[]): Promise<string[]> {
  const { db } = currentClinic()
  const held = db
    .from('patients_exports')
    .where((either) => either.whereIn('patient_id', [...ids]).orWhereNull('patient_id'))
  const exports: string[] = (await held.clone().select('id')).map(({ id }) => id)
  await db.from('patients_export_pieces').whereIn('export_id', exports).delete()
  await held.clone().update({ status: 'expired' })
  return exports
}

/** Other systems like to call a file after the patient. */
async function forgetFileNames({ given, family }: { given: string; family: string }) {
  const isTheirs = (name: string) =>
    [given, family].every((part) => fold(name).includes(fold(part)))
  const { db } = currentClinic()
  for (const { id, file_name: name } of await db
    .from('patients_imports')
    .select('id', 'file_name')) {
    if (isTheirs(name)) {
      await db.from('patients_imports').where({ id }).update({ file_name: NAMELESS })
    }
  }
  const batches = await db.from('patients_record_imports').select('id', 'file_names')
  for (const { id, file_names: stored } of batches) {
    const names: string[] = JSON.parse(stored)
    if (!names.some(isTheirs)) continue
    const cleared = names.map((name) => (isTheirs(name) ? NAMELESS : name))
    const batch = db.from('patients_record_imports').where({ id })
    await batch.update({ file_names: JSON.stringify(cleared) })
  }
}
