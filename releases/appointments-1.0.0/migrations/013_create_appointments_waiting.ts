import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn, sealedColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Who would come earlier, or at all, if there were a time. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_waiting', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').notNullable()
        idColumn(table, db, 'doctor_id').nullable().comment('nobody: any')
        idColumn(table, db, 'type_id').notNullable()
        idColumn(table, db, 'appointment_id')
          .nullable()
          .comment('the booking that would be given up')
        table.string('earliest_on', 10).nullable().comment('YYYY-MM-DD')
        table.string('latest_on', 10).nullable().comment('YYYY-MM-DD')
        table.string('weekdays', 20).notNullable().comment('ISO, comma between; empty for any')
        table.integer('from_minute').unsigned().nullable().comment('of the day')
        table.integer('to_minute').unsigned().nullable().comment('of the day')
        table.boolean('is_urgent').notNullable()
        table.string('status', 20).notNullable().comment('waiting, offered, booked or withdrawn')
        sealedColumn(table, 'note')
        authorColumns(table, db)
      })
      await ensureIndex(db, 'appointments_waiting', {
        columns: ['status', 'is_urgent', 'created_at'],
        name: 'appointments_waiting_order',
      })
      await ensureIndex(db, 'appointments_waiting', {
        columns: ['patient_id'],
        name: 'appointments_waiting_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_waiting')
  }
}
