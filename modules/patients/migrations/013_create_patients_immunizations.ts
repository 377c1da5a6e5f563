import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import {
  codingColumns,
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'

/** FHIR Immunization. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'immunizations', (table) => {
        codingColumns(table)
        table.string('status', 16).notNullable().comment('completed, not-done or entered-in-error')
        partialDate(table, 'occurred_on')
        table.string('lot_number', 60).nullable()
        table.string('manufacturer', 120).nullable()
        table.string('site', 60).nullable()
        table.string('route', 60).nullable()
        table.integer('dose_number').unsigned().nullable()
        idColumn(table, db, 'visit_id').nullable()
        sealedColumn(table, 'note')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_immunizations')
  }
}
