import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** The uploaded bytes, sealed, in pieces that fit any server's packet size, until the import is done. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_record_import_files', (table) => {
        idColumn(table, db, 'import_id').notNullable()
        table.integer('file').unsigned().notNullable()
        table.integer('position').unsigned().notNullable()
        table
          .specificType('bytes', db.dialect.name === 'mysql' ? 'mediumblob' : 'blob')
          .notNullable()
          .comment('sealed')
        table.primary(['import_id', 'file', 'position'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_record_import_files')
  }
}
