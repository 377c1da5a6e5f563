import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, sealedColumn } from '../schema/clinical_table.js'

/** Why a patient must not be erased for now: a lawsuit, an authority. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'holds', (table) => {
        sealedColumn(table, 'reason')
        table.dateTime('lifted_at').nullable()
        idColumn(table, db, 'lifted_by').nullable()
        table.string('lifted_by_name', 160).nullable()
        sealedColumn(table, 'lift_reason')
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_holds')
  }
}
