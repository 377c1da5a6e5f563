import { BaseSchema } from '@adonisjs/lucid/schema'
import { authorColumns, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** FHIR Schedule: when a doctor works, by the clock on the wall of the clinic. What lies between two rows is a break. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_hours', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'doctor_id').notNullable()
        table.integer('weekday').unsigned().notNullable().comment('ISO: 1 Monday to 7 Sunday')
        table.integer('from_minute').unsigned().notNullable().comment('of the day')
        table.integer('to_minute').unsigned().notNullable().comment('of the day, up to 1440')
        idColumn(table, db, 'room_id').nullable().comment('where the doctor works then')
        table.string('place', 120).nullable()
        table.string('valid_from', 10).nullable().comment('YYYY-MM-DD')
        table.string('valid_until', 10).nullable().comment('YYYY-MM-DD, the last day')
        authorColumns(table, db)
      })
      await ensureIndex(db, 'appointments_hours', {
        columns: ['doctor_id', 'weekday'],
        name: 'appointments_hours_doctor',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_hours')
  }
}
