import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'

/** FHIR Flag: what everybody must see who opens the chart. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'alerts', (table) => {
        table
          .string('category', 20)
          .notNullable()
          .comment('clinical, safety, behavioral, contact …')
        sealedColumn(table, 'text')
        table.string('status', 20).notNullable().comment('active, inactive or entered-in-error')
        partialDate(table, 'starts_on')
        partialDate(table, 'ends_on')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_alerts')
  }
}
