import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureTable } from '../schema/ensure.js'

/** The last record number that was given automatically. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_counters', (table) => {
        table.string('name', 40).primary()
        table.integer('value').unsigned().notNullable()
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_counters')
  }
}
