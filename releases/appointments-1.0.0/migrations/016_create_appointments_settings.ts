import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** What the clinic set up, by name. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_settings', (table) => {
        table.string('name', 40).primary()
        table.text('value').notNullable().comment('JSON')
        table.integer('version').unsigned().notNullable()
        idColumn(table, db, 'updated_by').nullable()
        table.dateTime('updated_at').notNullable()
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_settings')
  }
}
