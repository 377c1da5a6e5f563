import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** FHIR AppointmentType: what people come for, and how long it takes. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_types', (table) => {
        idColumn(table, db, 'id').primary()
        table.string('name', 120).notNullable()
        table.integer('minutes').unsigned().notNullable().comment('a multiple of five')
        table.integer('buffer_minutes').unsigned().notNullable().comment('kept free after it')
        table.string('colour', 20).notNullable().comment('name of a colour of the calendar')
        table
          .integer('price_minor')
          .unsigned()
          .nullable()
          .comment("hint, in the currency's smallest unit")
        table.boolean('needs_room').notNullable()
        table
          .boolean('is_online')
          .notNullable()
          .comment('whether patients may book it by themselves')
        table.integer('position').unsigned().notNullable()
        table.dateTime('archived_at').nullable()
        authorColumns(table, db)
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_types')
  }
}
