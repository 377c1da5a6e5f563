import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn, sealedColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** iCalendar: what recurs. Its instances are appointments. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_series', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').notNullable()
        idColumn(table, db, 'doctor_id').notNullable()
        idColumn(table, db, 'room_id').nullable()
        idColumn(table, db, 'type_id').nullable()
        table.string('rrule', 255).notNullable().comment('iCalendar RRULE, without DTSTART')
        table.dateTime('starts_at').notNullable().comment('DTSTART')
        table.string('time_zone', 64).notNullable().comment('in which it recurs')
        table.integer('minutes').unsigned().notNullable()
        table.integer('buffer_minutes').unsigned().notNullable()
        sealedColumn(table, 'note')
        table.dateTime('ended_at').nullable().comment('since when no instance is made any more')
        idColumn(table, db, 'follows_id')
          .nullable()
          .comment('the series that this one goes on from')
        authorColumns(table, db)
      })
      await ensureIndex(db, 'appointments_series', {
        columns: ['patient_id'],
        name: 'appointments_series_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_series')
  }
}
