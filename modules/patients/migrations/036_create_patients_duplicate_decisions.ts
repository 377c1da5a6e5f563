import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Two who look alike and are not the same person: somebody looked. The smaller id stands first. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_duplicate_decisions', (table) => {
        idColumn(table, db, 'one_id').notNullable()
        idColumn(table, db, 'other_id').notNullable()
        idColumn(table, db, 'decided_by').nullable()
        table.string('decided_by_name', 160).notNullable()
        table.dateTime('decided_at').notNullable()
        table.primary(['one_id', 'other_id'])
      })
      await ensureIndex(db, 'patients_duplicate_decisions', {
        columns: ['other_id'],
        name: 'patients_duplicate_decisions_other_index',
      })
      await ensureIndex(db, 'patients_duplicate_decisions', {
        columns: ['decided_at'],
        name: 'patients_duplicate_decisions_latest_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_duplicate_decisions')
  }
}
