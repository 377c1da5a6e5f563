import { currentClinic } from '@medtrack/sdk'
import { decode } from '../imports/encoding.js'
import { loadFile } from '../imports/file_store.js'
import PatientImport from '../models/patient_import.js'
import { fold } from '../search/fold.js'

type Person = { given: string; family: string }

/** An import that is not finished and whose file holds the person, who would come back with it; its id. */
export async function openImportWith(person: Person): Promise<string | null> {
  const open = await PatientImport.query().whereNotIn('status', ['done', 'undoing', 'undone'])
  for (const batch of open) if (await holds(batch, person)) return batch.id
  return null
}

/**
 * Removes rows of finished imports that hold the person: those that became them, those that repeat them or look like them,
 * and those left out in which both names stand. What became another patient stays that patient's.
 *
 * @returns how many
 */
export async function forgetImportedCopies(ids: readonly string[], people: readonly Person[]) {
  const { db } = currentClinic()
  const rows = () => db.from('patients_import_rows')
  let gone = count(
    await rows()
      .whereIn('patient_id', [...ids])
      .delete()
  )
  const alike = rows().whereIn('like_patient_id', [...ids])
  gone += count(await alike.clone().whereNull('patient_id').delete())
  await alike.clone().update({ like_patient_id: null })
  for (const person of people) gone += await forgetNamesakes(person)
  return gone
}

/** Compared in the program: JSON writes accents as it likes, and databases compare as they like. */
async function forgetNamesakes(person: Person): Promise<number> {
  const { db } = currentClinic()
  const imports = await db.from('patients_imports').select('id')
  let gone = 0
  for (const { id } of imports) {
    const rows = await db
      .from('patients_import_rows')
      .select('number', 'cells')
      .where('import_id', id)
      .whereNull('patient_id')
    const numbers = rows.filter(({ cells }) => names(cells, person)).map(({ number }) => number)
    for (const number of numbers) {
      const row = db.from('patients_import_rows').where({ import_id: id, number })
      gone += count(await row.delete())
    }
  }
  return gone
}

async function holds(batch: PatientImport, person: Person): Promise<boolean> {
  const bytes = await loadFile(batch.id)
  return bytes.length > 0 && names(decode(bytes, batch.reading.encoding), person)
}

function names(text: string, { given, family }: Person): boolean {
  const folded = fold(text)
  return folded.includes(fold(given)) && folded.includes(fold(family))
}

function count(changed: unknown): number {
  return Number([changed].flat()[0])
}
