import { currentClinic } from '@medtrack/sdk'
import { isMeant } from './matching.js'

/** More ways to say one thing than anybody reads; a question that means more is too wide. */
const MOST_DISPLAYS = 2_000

type CodedTable = 'patients_conditions' | 'patients_medications' | 'patients_prescriptions'

/**
 * The names, of all that the clinic uses, that are meant by words or by the beginning of a code. They are few beside
 * the entries that carry them, stand in an index, and are compared here, so that accents and case count as little on every
 * engine.
 */
export async function displaysMeant(
  tables: readonly CodedTable[],
  asked: string
): Promise<string[]> {
  const meant = new Set<string>()
  for (const table of tables) {
    const used = await currentClinic().db.from(table).distinct('display', 'code')
    for (const entry of used) if (isMeant(entry, asked)) meant.add(entry.display)
  }
  return [...meant].slice(0, MOST_DISPLAYS)
}
