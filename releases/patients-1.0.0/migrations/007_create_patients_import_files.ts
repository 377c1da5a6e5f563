import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** The uploaded bytes, in pieces that fit any server's packet size, until the import is done. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_import_files', (table) => {
        idColumn(table, db, 'import_id').notNullable()
        table.integer('position').unsigned().notNullable()
        table
          .specificType('bytes', db.dialect.name === 'mysql' ? 'mediumblob' : 'blob')
          .notNullable()
        table.primary(['import_id', 'position'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_import_files')
  }
}
