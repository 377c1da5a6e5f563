import { currentClinic } from '@medtrack/sdk'
import { inChunks } from '../schema/in_chunks.js'
import { deletions, SHORTEST_MISSPELLING } from './deletions.js'
import { patientWords, searchKeys, type Findable } from './search_keys.js'

/** Makes patients findable who were not before. */
export async function addKeys(patients: readonly (Findable & { id: string })[]) {
  const { db } = currentClinic()
  const keys = patients.flatMap((patient) =>
    searchKeys(patient).map(({ kind, term }) => ({ kind, term, patient_id: patient.id }))
  )
  for (const rows of inChunks(keys)) await db.table('patients_search_keys').multiInsert(rows)
  await learnWords(new Set(patients.flatMap(patientWords)))
}

/** Makes a patient findable by what the record says now, and by nothing that it said before. */
export async function replaceKeys(patient: Findable & { id: string }, before: readonly string[]) {
  await currentClinic().db.from('patients_search_keys').where('patient_id', patient.id).delete()
  await addKeys([patient])
  await forgetWords(before)
}

/** Forgets patients who are about to go. */
export async function removeKeys(patients: readonly (Findable & { id: string })[]) {
  const ids = patients.map(({ id }) => id)
  await currentClinic().db.from('patients_search_keys').whereIn('patient_id', ids).delete()
  await forgetWords([...new Set(patients.flatMap(patientWords))])
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
