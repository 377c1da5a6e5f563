import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  codingColumns,
  ensureClinicalTable,
  sealedColumn,
  statusBeforeColumn,
} from '../schema/clinical_table.js'

/** FHIR FamilyMemberHistory, a line for each condition of a relative. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'family_history', (table) => {
        codingColumns(table)
        table.string('relationship', 20).notNullable().comment('HL7 v3 RoleCode, e.g. MTH')
        table.integer('onset_age').unsigned().nullable().comment('years')
        table.boolean('is_deceased').nullable()
        sealedColumn(table, 'note')
        table
          .string('status', 20)
          .notNullable()
          .defaultTo('completed')
          .comment('completed or entered-in-error')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_family_history')
  }
}
