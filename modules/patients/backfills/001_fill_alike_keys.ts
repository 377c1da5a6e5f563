import { defineBackfill } from '@medtrack/sdk'
import { refreshCandidates } from '../duplicates/candidates.js'
import { draftOf } from '../people/patient_row.js'
import { alikeKeys } from '../resemblance/alike_keys.js'
import { inChunks } from '../schema/in_chunks.js'
import { KEY } from '../search/search_keys.js'

const LONGEST_TERM = 100

/**
 * Gives patients the keys by which likes meet, and finds the likes. The release before writes patients without them, and
 * takes them away with each edit: whoever has no key of the sound of their name still needs it.
 */
export default defineBackfill({
  size: 200,
  async batch(db, { after, size }) {
    const rows = await db
      .from('patients')
      .where('id', '>', after ?? '')
      .whereNull('merged_into_id')
      .orderBy('id')
      .limit(size)
    const ids = rows.map(({ id }) => id)
    const known = await db
      .from('patients_search_keys')
      .distinct('patient_id')
      .whereIn('patient_id', ids)
      .where('kind', KEY.sound)
    const done = new Set(known.map(({ patient_id: id }) => id))
    const without = rows.filter(({ id }) => !done.has(id))
    const keys = without.flatMap((row) =>
      alikeKeys(draftOf(row)).map(({ kind, term }) => ({
        kind,
        term: term.slice(0, LONGEST_TERM),
        patient_id: row.id,
      }))
    )
    for (const some of inChunks(keys)) {
      const insert = db.knexQuery().table('patients_search_keys').insert(some)
      await insert.onConflict(['kind', 'term', 'patient_id']).ignore()
    }
    await refreshCandidates(
      without.map(({ id }) => id),
      db
    )
    return { after: rows.length < size ? null : ids.at(-1), changed: without.length }
  },
})
