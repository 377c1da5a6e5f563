import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Whose record each member opened last. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_recent_views', (table) => {
        idColumn(table, db, 'user_id').notNullable()
        idColumn(table, db, 'patient_id').notNullable()
        table.dateTime('viewed_at').notNullable()
        table.primary(['user_id', 'patient_id'])
      })
      await ensureIndex(db, 'patients_recent_views', {
        columns: ['patient_id'],
        name: 'patients_recent_views_patient_index',
      })
      await ensureIndex(db, 'patients_recent_views', {
        columns: ['user_id', 'viewed_at'],
        name: 'patients_recent_views_latest_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_recent_views')
  }
}
