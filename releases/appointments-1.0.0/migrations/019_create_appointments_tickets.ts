import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Numbers of a day, drawn by whoever arrives. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_tickets', (table) => {
        idColumn(table, db, 'id').primary()
        table.string('day', 10).notNullable().comment("YYYY-MM-DD in the clinic's time zone")
        table.integer('number').unsigned().notNullable()
        idColumn(table, db, 'appointment_id').nullable()
        idColumn(table, db, 'patient_id').nullable()
        table.dateTime('called_at').nullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_tickets', {
        columns: ['day', 'number'],
        name: 'appointments_tickets_number',
        unique: true,
      })
      await ensureIndex(db, 'appointments_tickets', {
        columns: ['appointment_id'],
        name: 'appointments_tickets_appointment',
      })
      await ensureIndex(db, 'appointments_tickets', {
        columns: ['patient_id'],
        name: 'appointments_tickets_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_tickets')
  }
}
