import type { Knex } from 'knex'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** MySQL commits every schema statement by itself, so a table may stand without its indexes. */
const ALREADY_THERE = /already exists|duplicate key name/i

/** Creates a table unless an interrupted run left it. */
export async function ensureTable(
  db: QueryClientContract,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void
) {
  if (await db.schema.hasTable(name)) return
  await db.schema.createTable(name, build)
}

export interface Index {
  columns: string[]
  name: string
  unique?: boolean
}

/** Creates an index unless an interrupted run left it. */
export async function ensureIndex(db: QueryClientContract, tableName: string, index: Index) {
  try {
    await db.schema.alterTable(tableName, (table) => {
      if (index.unique) table.unique(index.columns, { indexName: index.name })
      else table.index(index.columns, index.name)
    })
  } catch (error) {
    if (!(error instanceof Error) || !ALREADY_THERE.test(error.message)) throw error
  }
}
