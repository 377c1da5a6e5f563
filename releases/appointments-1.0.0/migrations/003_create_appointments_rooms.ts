import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** FHIR Location: rooms and other things that only one can use at a time. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_rooms', (table) => {
        idColumn(table, db, 'id').primary()
        table.string('name', 120).notNullable()
        table.string('kind', 20).notNullable().comment('room or equipment')
        table.integer('position').unsigned().notNullable()
        table.dateTime('archived_at').nullable()
        authorColumns(table, db)
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_rooms')
  }
}
