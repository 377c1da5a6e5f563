import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureClinicalTable, sealedColumn, statusBeforeColumn } from '../schema/clinical_table.js'

/** FHIR Patient.contact: whom to call. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'contacts', (table) => {
        table.string('name', 160).notNullable()
        table.string('relationship', 20).nullable().comment('HL7 v2-0131 or v3 RoleCode')
        table.string('phone', 40).nullable()
        table.string('email', 254).nullable()
        table.string('address_line', 255).nullable()
        table.boolean('is_emergency').notNullable().defaultTo(true)
        table.integer('position').unsigned().notNullable().comment('1 is called first')
        sealedColumn(table, 'note')
        table
          .string('status', 20)
          .notNullable()
          .defaultTo('active')
          .comment('active or entered-in-error')
        statusBeforeColumn(table)
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_contacts')
  }
}
