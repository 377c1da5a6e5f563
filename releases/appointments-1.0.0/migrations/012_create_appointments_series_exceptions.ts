import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** iCalendar EXDATE and RECURRENCE-ID: instances that are not, or not when the rule says. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_series_exceptions', (table) => {
        idColumn(table, db, 'series_id').notNullable()
        table.dateTime('original_starts_at').notNullable()
        idColumn(table, db, 'patient_id').notNullable()
        table.string('kind', 20).notNullable().comment('cancelled, moved or taken')
        idColumn(table, db, 'appointment_id').nullable()
        table.dateTime('created_at').notNullable()
        table.primary(['series_id', 'original_starts_at'])
      })
      await ensureIndex(db, 'appointments_series_exceptions', {
        columns: ['patient_id'],
        name: 'appointments_series_exceptions_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_series_exceptions')
  }
}
