import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Knex } from 'knex'

/** MySQL commits every schema statement by itself, so a table may stand without its indexes. */
const ALREADY_THERE = /already exists|duplicate key name/i

/**
 * Creates a table unless an interrupted run left it. For migrations, which must be safe to run again.
 *
 * @example
 * this.defer(async (db) => {
 *   await ensureTable(db, 'memos', (table) => {
 *     idColumn(table, db, 'id').primary()
 *   })
 *   await ensureIndex(db, 'memos', { columns: ['text'], name: 'memos_text' })
 * })
 */
export async function ensureTable(
  db: QueryClientContract,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void
): Promise<void> {
  if (await db.schema.hasTable(name)) return
  await db.schema.createTable(name, build)
}

/** An index, by the name under which it stands. */
export interface Index {
  columns: string[]
  name: string
  unique?: boolean
}

/** Creates an index unless an interrupted run left it. */
export async function ensureIndex(
  db: QueryClientContract,
  tableName: string,
  index: Index
): Promise<void> {
  try {
    await db.schema.alterTable(tableName, (table) => {
      if (index.unique) table.unique(index.columns, { indexName: index.name })
      else table.index(index.columns, index.name)
    })
  } catch (error) {
    if (!(error instanceof Error) || !ALREADY_THERE.test(error.message)) throw error
  }
}

/** An id: ASCII and compared byte by byte, which halves MySQL's indexes and needs no collation. */
export function idColumn(
  table: Knex.CreateTableBuilder,
  db: QueryClientContract,
  name: string
): Knex.ColumnBuilder {
  const isMysql = db.dialect.name === 'mysql'
  return table.specificType(
    name,
    isMysql ? 'varchar(36) CHARACTER SET ascii COLLATE ascii_bin' : 'varchar(36)'
  )
}

/** SQLite takes at most 500 rows in one insert. */
const ROWS_AT_ONCE = 400

/** Splits rows so that each part fits one statement on every engine. */
export function* inChunks<T>(rows: readonly T[], size = ROWS_AT_ONCE): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
