import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** The bytes of attachments, sealed, in pieces that fit any server's packet size. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_attachment_pieces', (table) => {
        idColumn(table, db, 'attachment_id').notNullable()
        table.string('rendition', 10).notNullable().comment('original or preview')
        table.integer('position').unsigned().notNullable()
        idColumn(table, db, 'patient_id').notNullable().index('patients_attachment_pieces_patient')
        table
          .specificType('bytes', db.dialect.name === 'mysql' ? 'mediumblob' : 'blob')
          .notNullable()
          .comment('sealed')
        table.primary(['attachment_id', 'rendition', 'position'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_attachment_pieces')
  }
}
