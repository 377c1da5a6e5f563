import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Two who look alike, found when either was written. The smaller id stands first. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_duplicate_candidates', (table) => {
        idColumn(table, db, 'one_id').notNullable()
        idColumn(table, db, 'other_id').notNullable()
        table.string('why', 24).notNullable()
        table.integer('strength').unsigned().notNullable().comment('0 is the strongest')
        table.primary(['one_id', 'other_id'])
      })
      await ensureIndex(db, 'patients_duplicate_candidates', {
        columns: ['other_id'],
        name: 'patients_duplicate_candidates_other_index',
      })
      await ensureIndex(db, 'patients_duplicate_candidates', {
        columns: ['strength', 'one_id', 'other_id'],
        name: 'patients_duplicate_candidates_list_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_duplicate_candidates')
  }
}
