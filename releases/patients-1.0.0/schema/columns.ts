import type { Knex } from 'knex'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Table = Knex.CreateTableBuilder

/** An id: ASCII and compared byte by byte, which halves MySQL's indexes and needs no collation. */
export function idColumn(table: Table, db: QueryClientContract, name: string) {
  const isMysql = db.dialect.name === 'mysql'
  return table.specificType(
    name,
    isMysql ? 'varchar(36) CHARACTER SET ascii COLLATE ascii_bin' : 'varchar(36)'
  )
}

/** Folded text that is compared letter by letter, so that the range of a prefix is exact. */
export function foldedColumn(table: Table, db: QueryClientContract, name: string, length: number) {
  const isMysql = db.dialect.name === 'mysql'
  return table.specificType(
    name,
    isMysql ? `varchar(${length}) COLLATE utf8mb4_bin` : `varchar(${length})`
  )
}
