import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'

/** FHIR Consent. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'consents', (table) => {
        table.string('category', 40).notNullable()
        table
          .string('status', 16)
          .notNullable()
          .comment('active, rejected, inactive or entered-in-error')
        partialDate(table, 'given_on')
        partialDate(table, 'expires_on')
        sealedColumn(table, 'note')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_consents')
  }
}
