import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import {
  codingColumns,
  ensureClinicalTable,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR Observation: vitals, social history, results. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'observations', (table) => {
        table
          .string('category', 30)
          .notNullable()
          .comment('vital-signs, social-history, laboratory …')
        codingColumns(table)
        table.string('status', 20).notNullable().comment('final, amended, entered-in-error …')
        // As text: a driver may lose the last digit of a double.
        table.string('value_number', 24).nullable().comment('a number')
        table.string('unit', 40).nullable().comment('UCUM')
        table.string('value_code_system', 120).nullable()
        table.string('value_code', 60).nullable()
        table.string('value_display', 255).nullable()
        sealedColumn(table, 'value_text')
        table.text('components').nullable().comment('JSON: [{code, display, valueNumber, unit}]')
        table.dateTime('effective_at').notNullable()
        idColumn(table, db, 'visit_id').nullable()
        sealedColumn(table, 'note')
        statusBeforeColumn(table)
      })
      await ensureIndex(db, 'patients_observations', {
        columns: ['patient_id', 'code', 'effective_at'],
        name: 'patients_observations_series',
      })
      await ensureIndex(db, 'patients_observations', {
        columns: ['visit_id'],
        name: 'patients_observations_visit',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_observations')
  }
}
