import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  codingColumns,
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR MedicationStatement: what somebody takes, whoever prescribed it. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'medications', (table) => {
        codingColumns(table)
        table.string('status', 20).notNullable()
        table.string('dosage', 255).nullable()
        partialDate(table, 'effective_from')
        partialDate(table, 'effective_to')
        table.string('reason', 255).nullable()
        sealedColumn(table, 'note')
        statusBeforeColumn(table)
      })
      await ensureIndex(db, 'patients_medications', {
        columns: ['code', 'patient_id'],
        name: 'patients_medications_code',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_medications')
  }
}
