import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** Who may give a kind of appointment; nobody here: everybody may. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_type_doctors', (table) => {
        idColumn(table, db, 'type_id').notNullable()
        idColumn(table, db, 'doctor_id').notNullable()
        table.primary(['type_id', 'doctor_id'])
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_type_doctors')
  }
}
