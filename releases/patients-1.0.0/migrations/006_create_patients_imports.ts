import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** One uploaded spreadsheet and how far it has come. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_imports', (table) => {
        idColumn(table, db, 'id').primary()
        table.string('status', 20).notNullable()
        table.string('file_name', 255).notNullable()
        table.integer('byte_count').unsigned().notNullable()
        table.text('reading').notNullable().comment('JSON: delimiter, encoding, date order, header')
        table.text('mapping').notNullable().comment('JSON: for each column, the field it fills')
        table.integer('row_count').unsigned().notNullable().defaultTo(0)
        table.integer('done_count').unsigned().notNullable().defaultTo(0)
        idColumn(table, db, 'created_by').nullable()
        table.dateTime('created_at').notNullable()
        table.dateTime('updated_at').notNullable()
        table.dateTime('finished_at').nullable()
        table.dateTime('undone_at').nullable()
      })
      await ensureIndex(db, 'patients_imports', {
        columns: ['created_at'],
        name: 'patients_imports_latest_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_imports')
  }
}
