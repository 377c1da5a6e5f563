import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** When a doctor is away, or the whole clinic is closed. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_absences', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'doctor_id').nullable().comment('nobody: the whole clinic')
        table.string('kind', 20).notNullable().comment('leave, break, training, sick or holiday')
        table.dateTime('starts_at').notNullable()
        table.dateTime('ends_at').notNullable()
        table.string('reason', 200).nullable()
        authorColumns(table, db)
      })
      await ensureIndex(db, 'appointments_absences', {
        columns: ['ends_at', 'starts_at'],
        name: 'appointments_absences_time',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_absences')
  }
}
