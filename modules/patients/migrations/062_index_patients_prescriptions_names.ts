import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureIndex } from '../schema/ensure.js'

/** Who is prescribed a drug: by the names that the clinic uses, and from each to its patients. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureIndex(db, 'patients_prescriptions', {
        columns: ['display', 'code', 'patient_id'],
        name: 'patients_prescriptions_names',
      })
    })
  }

  async down() {
    this.schema.alterTable('patients_prescriptions', (table) => {
      table.dropIndex([], 'patients_prescriptions_names')
    })
  }
}
