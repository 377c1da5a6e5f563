import { idColumn } from '@medtrack/sdk'
import type { Knex } from 'knex'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export { idColumn }

type Table = Knex.CreateTableBuilder

/** Folded text that is compared letter by letter, so that the range of a prefix is exact. */
export function foldedColumn(table: Table, db: QueryClientContract, name: string, length: number) {
  const isMysql = db.dialect.name === 'mysql'
  return table.specificType(
    name,
    isMysql ? `varchar(${length}) COLLATE utf8mb4_bin` : `varchar(${length})`
  )
}
