import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  ensureClinicalTable,
  partialDate,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'

/** FHIR Coverage: who pays. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'coverages', (table) => {
        table.string('payor', 160).notNullable()
        table.string('plan_name', 160).nullable()
        sealedColumn(table, 'subscriber_id')
        sealedColumn(table, 'group_number')
        table.string('relationship', 20).nullable().comment('of the patient to the subscriber')
        table.integer('position').unsigned().notNullable().comment('1 pays first')
        table.string('status', 20).notNullable()
        partialDate(table, 'starts_on')
        partialDate(table, 'ends_on')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_coverages')
  }
}
