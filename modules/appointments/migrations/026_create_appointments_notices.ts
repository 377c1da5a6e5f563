import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Mails by which reception tells a patient of a change, each of them once. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_notices', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'appointment_id').notNullable()
        table.integer('appointment_version').unsigned().notNullable().comment('of what it tells')
        idColumn(table, db, 'patient_id').notNullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('planned, sending, sent, failed or skipped')
        table.integer('attempts').unsigned().notNullable()
        table.dateTime('claimed_at').nullable().comment('when somebody began to send it')
        table.dateTime('sent_at').nullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_notices', {
        columns: ['appointment_id', 'appointment_version'],
        name: 'appointments_notices_once',
        unique: true,
      })
      await ensureIndex(db, 'appointments_notices', {
        columns: ['status', 'created_at'],
        name: 'appointments_notices_status',
      })
      await ensureIndex(db, 'appointments_notices', {
        columns: ['patient_id'],
        name: 'appointments_notices_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_notices')
  }
}
