import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  codingColumns,
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'

/** FHIR AllergyIntolerance. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'allergies', (table) => {
        codingColumns(table)
        table.string('category', 12).nullable().comment('food, medication, environment or biologic')
        table.string('criticality', 20).nullable().comment('low, high or unable-to-assess')
        table.string('clinical_status', 10).notNullable().comment('active, inactive or resolved')
        table.string('verification_status', 20).notNullable().comment('how certain')
        table.string('reaction', 255).nullable()
        table.string('severity', 10).nullable().comment('mild, moderate or severe')
        partialDate(table, 'onset')
        sealedColumn(table, 'note')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_allergies')
  }
}
