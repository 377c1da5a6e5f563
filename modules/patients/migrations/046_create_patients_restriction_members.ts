import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** The team that may open a restricted chart. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_restriction_members', (table) => {
        idColumn(table, db, 'restriction_id').notNullable()
        idColumn(table, db, 'user_id').notNullable()
        idColumn(table, db, 'patient_id')
          .notNullable()
          .index('patients_restriction_members_patient')
        table.primary(['restriction_id', 'user_id'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_restriction_members')
  }
}
