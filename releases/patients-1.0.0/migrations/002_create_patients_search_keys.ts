import { BaseSchema } from '@adonisjs/lucid/schema'
import { foldedColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** What a patient is found by. Read by prefix in one direction, by patient in the other. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_search_keys', (table) => {
        foldedColumn(table, db, 'kind', 1).notNullable()
        foldedColumn(table, db, 'term', 100).notNullable()
        idColumn(table, db, 'patient_id').notNullable()
        table.primary(['kind', 'term', 'patient_id'])
      })
      await ensureIndex(db, 'patients_search_keys', {
        columns: ['patient_id', 'kind', 'term'],
        name: 'patients_search_keys_patient_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_search_keys')
  }
}
