import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** What the clinic's plans begin from; nothing in it is about a patient. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_care_plan_templates', (table) => {
        idColumn(table, db, 'id').primary()
        table.string('title', 160).notNullable()
        table.text('goals').notNullable().comment('JSON: descriptions, days until due')
        table.text('steps').notNullable().comment('JSON: descriptions, days until due')
        idColumn(table, db, 'created_by').nullable()
        table.string('created_by_name', 160).notNullable()
        table.dateTime('created_at').notNullable()
        table.dateTime('updated_at').notNullable()
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_care_plan_templates')
  }
}
