import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn, sealedColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** What happened to an appointment. Never changed. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_events', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'appointment_id').notNullable()
        idColumn(table, db, 'patient_id').notNullable()
        table.string('kind', 30).notNullable()
        sealedColumn(table, 'reason')
        table.text('change').notNullable().comment('JSON: from and to')
        idColumn(table, db, 'actor_id').nullable()
        table.string('actor_name', 160).notNullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_events', {
        columns: ['appointment_id', 'id'],
        name: 'appointments_events_appointment',
      })
      await ensureIndex(db, 'appointments_events', {
        columns: ['patient_id'],
        name: 'appointments_events_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_events')
  }
}
