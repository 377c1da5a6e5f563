import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureIndex } from '../schema/ensure.js'

/** Who takes a drug: by the names that the clinic uses, and from each to its patients. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureIndex(db, 'patients_medications', {
        columns: ['display', 'code', 'patient_id'],
        name: 'patients_medications_names',
      })
    })
  }

  async down() {
    this.schema.alterTable('patients_medications', (table) => {
      table.dropIndex([], 'patients_medications_names')
    })
  }
}
