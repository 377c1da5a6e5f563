import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Records that came from another system in one upload, and how far they have come. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_record_imports', (table) => {
        idColumn(table, db, 'id').primary()
        table.string('status', 20).notNullable()
        table.text('file_names').notNullable().comment('JSON: names of the uploaded files')
        table.integer('byte_count').unsigned().notNullable()
        table.string('problem', 40).nullable().comment('why the files could not be read')
        table.integer('resource_count').unsigned().notNullable().defaultTo(0)
        table.integer('done_count').unsigned().notNullable().defaultTo(0).comment('resources')
        idColumn(table, db, 'created_by').nullable()
        table.string('created_by_name', 160).notNullable()
        table.dateTime('created_at').notNullable()
        table.dateTime('updated_at').notNullable()
        table.dateTime('finished_at').nullable()
        table.dateTime('undone_at').nullable()
      })
      await ensureIndex(db, 'patients_record_imports', {
        columns: ['created_at'],
        name: 'patients_record_imports_latest',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_record_imports')
  }
}
