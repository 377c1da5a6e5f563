import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureClinicalTable } from '../schema/clinical_table.js'

/** That somebody turned what was noted about allergies as free text into entries. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'allergy_reviews', (table) => {
        table.string('text_digest', 64).notNullable().comment('keyed, of the text as it was then')
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_allergy_reviews')
  }
}
