import { currentClinic } from '@medtrack/sdk'
import { movables } from './movable.js'

/** How many rows each of two patients has in a table. */
export interface Holding {
  table: string
  counts: Record<string, number>
}

/** Bytes of files, already counted as files; the register itself; who looked. */
const NOT_TOLD = new Set(['patients_attachment_pieces', 'patients', 'patients_recent_views'])

/** What two charts hold, in every module; tables where both hold nothing are left out. */
export async function holdingsOf(ids: readonly [string, string]): Promise<Holding[]> {
  const holdings = new Map<string, Holding>()
  for (const { table, patientId } of await movables()) {
    if (NOT_TOLD.has(table)) continue
    const rows = await currentClinic()
      .db.from(table)
      .select(`${patientId} as patient`)
      .count('* as total')
      .whereIn(patientId, [...ids])
      .groupBy(patientId)
    for (const { patient, total } of rows) {
      const holding = holdings.get(table) ?? { table, counts: {} }
      holding.counts[patient] = (holding.counts[patient] ?? 0) + Number(total)
      holdings.set(table, holding)
    }
  }
  return [...holdings.values()]
}

export function isTold(table: string): boolean {
  return !NOT_TOLD.has(table)
}
