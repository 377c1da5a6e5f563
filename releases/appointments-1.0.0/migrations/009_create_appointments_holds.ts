import { BaseSchema } from '@adonisjs/lucid/schema'
import { digestColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** A time kept for somebody who is about to book it. Its claims expire with it. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_holds', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'doctor_id').notNullable()
        idColumn(table, db, 'room_id').nullable()
        idColumn(table, db, 'type_id').nullable()
        table.dateTime('starts_at').notNullable()
        table.dateTime('ends_at').notNullable()
        table.integer('buffer_minutes').unsigned().notNullable()
        table.dateTime('expires_at').notNullable()
        table.string('purpose', 20).notNullable().comment('booking, online or waiting')
        idColumn(table, db, 'held_by')
          .nullable()
          .comment('the member; nobody where a token holds it')
        digestColumn(table, db, 'token_digest').nullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_holds', {
        columns: ['doctor_id', 'starts_at'],
        name: 'appointments_holds_doctor',
      })
      await ensureIndex(db, 'appointments_holds', {
        columns: ['expires_at'],
        name: 'appointments_holds_expiry',
      })
      await ensureIndex(db, 'appointments_holds', {
        columns: ['token_digest'],
        name: 'appointments_holds_token',
        unique: true,
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_holds')
  }
}
