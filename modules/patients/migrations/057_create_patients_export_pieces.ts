import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** The bytes of exports, sealed with a key that is destroyed when they expire. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_export_pieces', (table) => {
        idColumn(table, db, 'export_id').notNullable()
        table.integer('position').unsigned().notNullable()
        table
          .specificType('bytes', db.dialect.name === 'mysql' ? 'mediumblob' : 'blob')
          .notNullable()
          .comment('sealed')
        table.primary(['export_id', 'position'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_export_pieces')
  }
}
