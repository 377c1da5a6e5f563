import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureTable } from '../schema/ensure.js'

/** What became of the resources of an import, counted by their type and the reason. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_record_import_tallies', (table) => {
        idColumn(table, db, 'import_id').notNullable()
        table.string('resource_type', 64).notNullable()
        table.string('fate', 12).notNullable()
        table.string('reason', 24).notNullable().comment('empty where none is needed')
        table.integer('total').unsigned().notNullable()
        table.primary(['import_id', 'resource_type', 'fate', 'reason'])
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_record_import_tallies')
  }
}
