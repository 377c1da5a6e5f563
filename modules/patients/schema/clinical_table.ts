import type { Knex } from 'knex'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { idColumn } from './columns.js'
import { ensureIndex, ensureTable } from './ensure.js'

type Table = Knex.CreateTableBuilder

/**
 * Creates a table of entries in patients' charts: whose they are, who wrote them and when, and the version that guards
 * against two people editing one entry at once.
 *
 * @param name without `patients_`
 */
export async function ensureClinicalTable(
  db: QueryClientContract,
  name: string,
  build: (table: Table) => void
) {
  await ensureTable(db, `patients_${name}`, (table) => {
    idColumn(table, db, 'id').primary()
    idColumn(table, db, 'patient_id').notNullable()
    build(table)
    table.integer('version').unsigned().notNullable().comment('one more with every edit')
    idColumn(table, db, 'created_by').nullable()
    table.string('created_by_name', 160).notNullable()
    idColumn(table, db, 'updated_by').nullable()
    table.dateTime('created_at').notNullable()
    table.dateTime('updated_at').notNullable()
  })
  await ensureIndex(db, `patients_${name}`, {
    columns: ['patient_id', 'created_at'],
    name: `patients_${name}_patient`,
  })
}

/** A FHIR Coding with its text: what was meant, and its code where one is known. */
export function codingColumns(table: Table) {
  table.string('code_system', 120).nullable().comment('URI')
  table.string('code', 60).nullable()
  table.string('display', 255).notNullable()
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as exactly as somebody remembers. */
export function partialDate(table: Table, name: string) {
  return table.string(name, 10).nullable()
}

/** What an entry's status was before it was marked as entered in error, so that the mark can be taken back. */
export function statusBeforeColumn(table: Table) {
  return table.string('status_before', 20).nullable()
}

/** Text sealed with the patient's key, up to some 40,000 characters in the clear. */
export function sealedColumn(table: Table, name: string) {
  return table.text(name).nullable().comment('sealed')
}

/** As `sealedColumn`, for whole documents. */
export function longSealedColumn(table: Table, db: QueryClientContract, name: string) {
  const type = db.dialect.name === 'mysql' ? 'mediumtext' : 'text'
  return table.specificType(name, type).nullable().comment('sealed')
}
