import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import {
  codingColumns,
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR Condition: problems, and the diagnoses of visits. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'conditions', (table) => {
        codingColumns(table)
        table
          .string('category', 25)
          .notNullable()
          .comment('problem-list-item or encounter-diagnosis')
        table.string('clinical_status', 12).notNullable()
        table.string('verification_status', 20).notNullable()
        table.string('severity', 10).nullable().comment('mild, moderate or severe')
        partialDate(table, 'onset')
        partialDate(table, 'abatement')
        idColumn(table, db, 'visit_id').nullable()
        sealedColumn(table, 'note')
        statusBeforeColumn(table)
      })
      await ensureIndex(db, 'patients_conditions', {
        columns: ['visit_id'],
        name: 'patients_conditions_visit',
      })
      await ensureIndex(db, 'patients_conditions', {
        columns: ['code', 'patient_id'],
        name: 'patients_conditions_code',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_conditions')
  }
}
