import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR Identifier: numbers that others gave. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'identifiers', (table) => {
        table.string('type', 20).notNullable().comment('HL7 v2-0203, e.g. SS, DL, PPN')
        table.string('system', 255).nullable().comment('URI of who gave it')
        sealedColumn(table, 'value')
        table.string('value_digest', 64).notNullable().comment('keyed, of system and value')
        partialDate(table, 'starts_on')
        partialDate(table, 'ends_on')
        table
          .string('status', 20)
          .notNullable()
          .defaultTo('active')
          .comment('active or entered-in-error')
        statusBeforeColumn(table)
      })
      await ensureIndex(db, 'patients_identifiers', {
        columns: ['value_digest'],
        name: 'patients_identifiers_digest',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_identifiers')
  }
}
