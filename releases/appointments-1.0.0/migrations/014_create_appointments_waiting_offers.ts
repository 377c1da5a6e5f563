import { BaseSchema } from '@adonisjs/lucid/schema'
import { digestColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** A freed time that was offered to somebody who waits. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_waiting_offers', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'entry_id').notNullable()
        idColumn(table, db, 'patient_id').notNullable()
        idColumn(table, db, 'hold_id').nullable()
        idColumn(table, db, 'doctor_id').notNullable()
        idColumn(table, db, 'room_id').nullable()
        idColumn(table, db, 'type_id').notNullable()
        table.dateTime('starts_at').notNullable()
        digestColumn(table, db, 'token_digest').notNullable()
        table.dateTime('expires_at').notNullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('open, accepted, declined, expired or taken')
        idColumn(table, db, 'appointment_id').nullable().comment('what became of it')
        table.dateTime('created_at').notNullable()
        table.dateTime('answered_at').nullable()
      })
      await ensureIndex(db, 'appointments_waiting_offers', {
        columns: ['token_digest'],
        name: 'appointments_waiting_offers_token',
        unique: true,
      })
      await ensureIndex(db, 'appointments_waiting_offers', {
        columns: ['entry_id', 'created_at'],
        name: 'appointments_waiting_offers_entry',
      })
      await ensureIndex(db, 'appointments_waiting_offers', {
        columns: ['status', 'expires_at'],
        name: 'appointments_waiting_offers_time',
      })
      await ensureIndex(db, 'appointments_waiting_offers', {
        columns: ['patient_id'],
        name: 'appointments_waiting_offers_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_waiting_offers')
  }
}
