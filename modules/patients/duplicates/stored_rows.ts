import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { currentClinic } from '@medtrack/sdk'
import { inChunks } from '../schema/in_chunks.js'
import type { Row } from './exact_rows.js'
import type { Movable } from './movable.js'

/** The values of a row's key, in the order of its columns. */
export type Key = unknown[]

/** Rows may hold a piece of a picture each: few at a time. */
const ROWS_AT_ONCE = 50
/** SQLite takes so many conditions in one statement. */
const KEYS_AT_ONCE = 200

type Query = DatabaseQueryBuilderContract<Row>

export function rowsOf({ table, patientId }: Movable, owner: string): Query {
  return currentClinic().db.from(table).where(patientId, owner)
}

/** Keys of all rows of a patient, which nobody changes meanwhile. */
export async function keysIn(movable: Movable, owner: string): Promise<Key[]> {
  const columns = movable.key.length > 0 ? movable.key : [movable.patientId]
  const query = rowsOf(movable, owner).select([...columns])
  for (const column of movable.key) query.orderBy(column)
  const rows: Row[] = await query.forUpdate()
  return rows.map((row) => movable.key.map((column) => row[column]))
}

/** Whole rows of a patient by their keys, as they stand now, some at a time. What is gone is missing. */
export async function* rowsByKey(
  movable: Movable,
  owner: string,
  keys: readonly Key[]
): AsyncGenerator<Row[]> {
  for (const some of inChunks(keys, ROWS_AT_ONCE)) {
    yield await rowsOf(movable, owner).where(hasKey(movable, some)).forUpdate()
  }
}

/** Makes rows of one patient another's. */
export async function giveTo(
  movable: Movable,
  keys: readonly Key[],
  { from, to }: { from: string; to: string }
) {
  for (const some of inChunks(keys, KEYS_AT_ONCE)) {
    await rowsOf(movable, from)
      .where(hasKey(movable, some))
      .update({ [movable.patientId]: to })
  }
}

export async function removeRow(movable: Movable, owner: string, row: Row) {
  await rowsOf(movable, owner)
    .where(hasKey(movable, [keyOf(movable, row)]))
    .delete()
}

export function keyOf({ key }: Movable, row: Row): Key {
  return key.map((column) => row[column])
}

/** Without columns in its key, a patient's row is the only one. */
function hasKey({ key }: Movable, keys: readonly Key[]) {
  return (query: Query) => {
    if (key.length === 0) return
    if (key.length === 1) {
      query.whereIn(
        key[0],
        keys.map(([value]) => value as string) // whatever the driver handed over, it takes back
      )
      return
    }
    for (const values of keys) {
      query.orWhere(Object.fromEntries(key.map((column, at) => [column, values[at]])))
    }
  }
}
