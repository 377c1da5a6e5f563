import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** What takes a merge back, sealed with the keys of both, in pieces that fit any server's packet size. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_merge_pieces', (table) => {
        idColumn(table, db, 'merge_id').notNullable()
        idColumn(table, db, 'patient_id').notNullable().comment('whose key seals it')
        table.integer('position').unsigned().notNullable()
        table
          .specificType('bytes', db.dialect.name === 'mysql' ? 'mediumblob' : 'blob')
          .notNullable()
          .comment('sealed')
        table.primary(['merge_id', 'patient_id', 'position'])
      })
      await ensureIndex(db, 'patients_merge_pieces', {
        columns: ['patient_id'],
        name: 'patients_merge_pieces_patient_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_merge_pieces')
  }
}
