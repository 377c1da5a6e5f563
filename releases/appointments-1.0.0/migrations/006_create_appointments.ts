import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn, sealedColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** FHIR Appointment. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').notNullable()
        idColumn(table, db, 'doctor_id').notNullable()
        idColumn(table, db, 'room_id').nullable()
        idColumn(table, db, 'type_id').nullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('booked, confirmed, arrived, in_room, done, no_show or cancelled')
        table.dateTime('starts_at').notNullable()
        table.dateTime('ends_at').notNullable()
        table.integer('buffer_minutes').unsigned().notNullable().comment('kept free after it')
        sealedColumn(table, 'note')
        table
          .string('booked_via', 20)
          .notNullable()
          .comment('staff, walk-in, online, waiting or series')
        table.boolean('outside_hours').notNullable()
        idColumn(table, db, 'overbooked_by_id').nullable()
        table.string('overbooked_by_name', 160).nullable()
        sealedColumn(table, 'overbook_reason')
        idColumn(table, db, 'series_id').nullable()
        table.dateTime('original_starts_at').nullable().comment('of which instance of the series')
        idColumn(table, db, 'visit_id').nullable().comment('what was begun from it')
        table.dateTime('confirmed_at').nullable()
        table.dateTime('arrived_at').nullable()
        table.dateTime('in_room_at').nullable()
        table.dateTime('done_at').nullable()
        table.dateTime('closed_at').nullable().comment('when it was cancelled or nobody came')
        authorColumns(table, db)
      })
      await ensureIndex(db, 'appointments', {
        columns: ['starts_at', 'id'],
        name: 'appointments_by_day',
      })
      await ensureIndex(db, 'appointments', {
        columns: ['doctor_id', 'starts_at'],
        name: 'appointments_by_doctor',
      })
      await ensureIndex(db, 'appointments', {
        columns: ['patient_id', 'starts_at'],
        name: 'appointments_by_patient',
      })
      await ensureIndex(db, 'appointments', {
        columns: ['room_id', 'starts_at'],
        name: 'appointments_by_room',
      })
      await ensureIndex(db, 'appointments', {
        columns: ['series_id', 'original_starts_at'],
        name: 'appointments_by_series',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments')
  }
}
