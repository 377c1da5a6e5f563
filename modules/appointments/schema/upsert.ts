import { currentClinic } from '@medtrack/sdk'

/**
 * Writes a row, over the one that has the same key, in the transaction that is under way.
 *
 * @param columns what is written over
 */
export async function upsert(
  table: string,
  row: Record<string, unknown>,
  { key, columns }: { key: readonly string[]; columns: readonly string[] }
) {
  // Not `db.knexQuery()`, which leaves the transaction.
  const { knexQuery } = currentClinic().db.insertQuery().table(table).insert(row)
  await knexQuery.onConflict([...key]).merge([...columns])
}
