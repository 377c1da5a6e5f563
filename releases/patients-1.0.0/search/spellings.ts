import { currentClinic } from '@medtrack/sdk'
import { deletions, SHORTEST_MISSPELLING } from './deletions.js'
import { withinOneSlip } from './slip.js'

/** Names beyond these would be noise. */
const MOST_WORDS = 30
const MOST_LOOKED_AT = 1_000

/** The names of this clinic's patients that are one slip of the fingers away from what was typed. */
export async function similarWords(typed: string): Promise<string[]> {
  if ([...typed].length < SHORTEST_MISSPELLING) return []
  const rows = await currentClinic()
    .db.from('patients_spellings')
    .distinct('word')
    .whereIn('deletion', deletions(typed))
    .limit(MOST_LOOKED_AT)
  return rows
    .map(({ word }) => word)
    .filter((word: string) => word !== typed && withinOneSlip(word, typed))
    .slice(0, MOST_WORDS)
}
