import { BaseSchema } from '@adonisjs/lucid/schema'
import { digestColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** What a patient is reminded of, when and how. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_reminders', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'appointment_id').notNullable()
        idColumn(table, db, 'patient_id').notNullable()
        table.string('channel', 10).notNullable().comment('mail or sms')
        table.integer('minutes_before').unsigned().notNullable()
        table.dateTime('due_at').notNullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('planned, sent, failed, skipped or revoked')
        table.integer('attempts').unsigned().notNullable()
        digestColumn(table, db, 'token_digest').nullable()
        table.dateTime('sent_at').nullable()
        table.string('answer', 20).nullable().comment('confirmed or cancelled')
        table.dateTime('answered_at').nullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_reminders', {
        columns: ['appointment_id', 'channel', 'minutes_before'],
        name: 'appointments_reminders_once',
        unique: true,
      })
      await ensureIndex(db, 'appointments_reminders', {
        columns: ['status', 'due_at'],
        name: 'appointments_reminders_due',
      })
      await ensureIndex(db, 'appointments_reminders', {
        columns: ['token_digest'],
        name: 'appointments_reminders_token',
        unique: true,
      })
      await ensureIndex(db, 'appointments_reminders', {
        columns: ['patient_id'],
        name: 'appointments_reminders_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_reminders')
  }
}
