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
  await insertion(table, row)
    .onConflict([...key])
    .merge([...columns])
}

/** Writes a row where none has its key, in the transaction that is under way. */
export async function insertUnlessThere(table: string, row: Record<string, unknown>) {
  await insertion(table, row).onConflict().ignore()
}

/** Not `db.knexQuery()`, which leaves the transaction. */
function insertion(table: string, row: Record<string, unknown>) {
  return currentClinic().db.insertQuery().table(table).insert(row).knexQuery
}
