import { BaseSchema } from '@adonisjs/lucid/schema'
import { digestColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** A booking that somebody asked for on the public page. Who asks is sealed with a key of the request. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_online_requests', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').nullable().comment('once somebody knows who it is')
        idColumn(table, db, 'hold_id').nullable()
        idColumn(table, db, 'doctor_id').notNullable()
        idColumn(table, db, 'room_id').nullable()
        idColumn(table, db, 'type_id').notNullable()
        table.dateTime('starts_at').notNullable()
        table.text('person').nullable().comment("sealed with the request's own key: JSON")
        table.string('locale', 10).notNullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('unconfirmed, confirmed, booked, refused or expired')
        digestColumn(table, db, 'token_digest').notNullable()
        table.dateTime('expires_at').notNullable()
        idColumn(table, db, 'appointment_id').nullable()
        table.dateTime('confirmed_at').nullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_online_requests', {
        columns: ['token_digest'],
        name: 'appointments_online_requests_token',
        unique: true,
      })
      await ensureIndex(db, 'appointments_online_requests', {
        columns: ['status', 'expires_at'],
        name: 'appointments_online_requests_time',
      })
      await ensureIndex(db, 'appointments_online_requests', {
        columns: ['patient_id'],
        name: 'appointments_online_requests_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_online_requests')
  }
}
