import { currentClinic } from '@medtrack/sdk'

/** What became of a resource. */
export const TALLY_FATES = [
  'mapped',
  'updated',
  'kept',
  'unchanged',
  'repeated',
  'skipped',
  'refused',
  'left-out',
] as const
export type TallyFate = (typeof TALLY_FATES)[number]

export interface Tally {
  type: string
  fate: TallyFate
  /** Why, where that needs saying. */
  reason: string
  total: number
}

const TABLE = 'patients_record_import_tallies'
const KEY = ['import_id', 'resource_type', 'fate', 'reason']

/** Counts what became of resources, by their type. */
export class Tallies {
  readonly #counts = new Map<string, Tally>()

  count(type: string, fate: TallyFate, reason = '', total = 1) {
    const key = [type, fate, reason].join(' ')
    const tally = this.#counts.get(key) ?? { type, fate, reason, total: 0 }
    this.#counts.set(key, { ...tally, total: tally.total + total })
  }

  /** Adds what was counted to what stands already. */
  async store(importId: string) {
    const { db } = currentClinic()
    for (const { type, fate, reason, total } of this.#counts.values()) {
      const row = { import_id: importId, resource_type: type, fate, reason }
      await db
        .knexQuery()
        .table(TABLE)
        .insert({ ...row, total: 0 })
        .onConflict(KEY)
        .ignore()
      await db.from(TABLE).where(row).increment('total', total)
    }
  }
}

export async function talliesOf(importId: string): Promise<Tally[]> {
  const rows = await currentClinic()
    .db.from(TABLE)
    .where('import_id', importId)
    .orderBy('resource_type')
    .orderBy('fate')
  return rows.map((row) => ({
    type: row.resource_type,
    fate: row.fate,
    reason: row.reason,
    total: Number(row.total),
  }))
}
