import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Which ticks of five minutes of a patient are taken. Apart from other claims, since merging patients moves them. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_patient_claims', (table) => {
        idColumn(table, db, 'patient_id').notNullable()
        table.integer('tick').unsigned().notNullable().comment('seconds since 1970 / 300')
        table.integer('lane').unsigned().notNullable().comment('0; more where somebody overbooked')
        idColumn(table, db, 'appointment_id').notNullable()
        table.primary(['patient_id', 'tick', 'lane'])
      })
      await ensureIndex(db, 'appointments_patient_claims', {
        columns: ['appointment_id'],
        name: 'appointments_patient_claims_appointment',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_patient_claims')
  }
}
