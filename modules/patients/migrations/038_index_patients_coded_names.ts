import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureIndex } from '../schema/ensure.js'

/** Who has a diagnosis or takes a drug: by the names that the clinic uses, and from each to its patients. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      for (const name of ['conditions', 'medications', 'prescriptions']) {
        await ensureIndex(db, `patients_${name}`, {
          columns: ['display', 'code', 'patient_id'],
          name: `patients_${name}_names`,
        })
      }
    })
  }

  async down() {
    for (const name of ['conditions', 'medications', 'prescriptions']) {
      this.schema.alterTable(`patients_${name}`, (table) => {
        table.dropIndex([], `patients_${name}_names`)
      })
    }
  }
}
