import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, longSealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** What was added to a signed visit later; the original stays as it was. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'visit_addenda', (table) => {
        idColumn(table, db, 'visit_id').notNullable()
        longSealedColumn(table, db, 'text')
      })
      await ensureIndex(db, 'patients_visit_addenda', {
        columns: ['visit_id'],
        name: 'patients_visit_addenda_visit',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_visit_addenda')
  }
}
