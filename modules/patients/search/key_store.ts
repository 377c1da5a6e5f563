import { currentClinic } from '@medtrack/sdk'
import { inChunks } from '../schema/in_chunks.js'
import { deletions, SHORTEST_MISSPELLING } from './deletions.js'
import { alikeKeys } from '../resemblance/alike_keys.js'
import { draftOf } from '../people/patient_row.js'
import { patientWords, searchKeys, type Findable } from './search_keys.js'

type Known = Findable & { id: string }

/** Makes patients findable who were not before, and comparable with those to come. */
export async function addKeys(patients: readonly Known[]) {
  const { db } = currentClinic()
  const keys = new Map(patients.flatMap(keyRows).map((row) => [Object.values(row).join(), row]))
  for (const rows of inChunks([...keys.values()])) {
    await db.table('patients_search_keys').multiInsert(rows)
  }
  await learnWords(new Set(patients.flatMap(patientWords)))
}

/**
 * Makes a patient findable by what the record says now, and by nothing that it said before. By what stands in
 * records that were merged into it, the patient is found as well.
 */
export async function replaceKeys(patient: Known, before: readonly string[]) {
  const { db } = currentClinic()
  const merged = await db.from('patients').where('merged_into_id', patient.id)
  await db.from('patients_search_keys').where('patient_id', patient.id).delete()
  await addKeys([patient, ...merged.map((row) => ({ ...draftOf(row), id: patient.id }))])
  await forgetWords(before)
}

/** Forgets patients who are about to go. */
export async function removeKeys(patients: readonly Known[]) {
  const ids = patients.map(({ id }) => id)
  await currentClinic().db.from('patients_search_keys').whereIn('patient_id', ids).delete()
  await forgetWords([...new Set(patients.flatMap(patientWords))])
}

function keyRows(patient: Known) {
  const keys = [...searchKeys(patient), ...alikeKeys(patient)]
  return keys.map(({ kind, term }) => ({ kind, term, patient_id: patient.id }))
}

/** Most words are known already: names repeat. */
async function learnWords(words: ReadonlySet<string>) {
  const { db } = currentClinic()
  const telling = [...words].filter((word) => [...word].length >= SHORTEST_MISSPELLING - 1)
  for (const some of inChunks(telling)) {
    const known = await db.from('patients_spellings').distinct('word').whereIn('word', some)
    const learned = new Set(known.map(({ word }) => word))
    const spellings = some
      .filter((word) => !learned.has(word))
      .flatMap((word) => deletions(word).map((deletion) => ({ deletion, word })))
    for (const rows of inChunks(spellings)) {
      await db
        .knexQuery()
        .table('patients_spellings')
        .insert(rows)
        .onConflict(['deletion', 'word'])
        .ignore()
    }
  }
}

/** Takes words out of the vocabulary that no patient bears any more. */
async function forgetWords(words: readonly string[]) {
  const { db } = currentClinic()
  for (const some of inChunks(words)) {
    await db
      .from('patients_spellings')
      .whereIn('word', some)
      .whereNotExists((borne) =>
        borne
          .from('patients_search_keys')
          .select('patient_id')
          .where('kind', 'w')
          .whereColumn('patients_search_keys.term', 'patients_spellings.word')
      )
      .delete()
  }
}
