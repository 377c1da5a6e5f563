import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureIndex } from '../schema/ensure.js'

/** Who has a diagnosis: by the names that the clinic uses, and from each to its patients. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureIndex(db, 'patients_conditions', {
        columns: ['display', 'code', 'patient_id'],
        name: 'patients_conditions_names',
      })
    })
  }

  async down() {
    this.schema.alterTable('patients_conditions', (table) => {
      table.dropIndex([], 'patients_conditions_names')
    })
  }
}
