import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** How a patient wants to be told of appointments, where that is not as the clinic does for all. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_preferences', (table) => {
        idColumn(table, db, 'patient_id').primary()
        table.string('language', 10).nullable().comment('in which they are written to')
        table.string('channels', 10).notNullable().comment('all, mail, sms or none')
        idColumn(table, db, 'updated_by').nullable()
        table.dateTime('updated_at').notNullable()
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_preferences')
  }
}
