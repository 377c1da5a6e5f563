import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, partialDate, sealedColumn } from '../schema/clinical_table.js'

/** FHIR CarePlan. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'care_plans', (table) => {
        table.string('title', 160).notNullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('draft, active, on-hold, completed or revoked')
        partialDate(table, 'starts_on')
        partialDate(table, 'ends_on')
        idColumn(table, db, 'condition_id').nullable().comment('the problem it addresses')
        sealedColumn(table, 'note')
        sealedColumn(table, 'outcome')
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_care_plans')
  }
}
