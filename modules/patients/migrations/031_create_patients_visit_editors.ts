import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** Who has a draft of a visit open, so that two people who write at once know of each other. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_visit_editors', (table) => {
        idColumn(table, db, 'visit_id').notNullable()
        idColumn(table, db, 'user_id').notNullable()
        idColumn(table, db, 'patient_id').notNullable().index('patients_visit_editors_patient')
        table.string('user_name', 160).notNullable()
        table.dateTime('seen_at').notNullable()
        table.dateTime('wrote_at').nullable().comment('when the trail last heard of their writing')
        table.primary(['visit_id', 'user_id'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_visit_editors')
  }
}
