import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Every row of a spreadsheet, its fate, and what became of it. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_import_rows', (table) => {
        idColumn(table, db, 'import_id').notNullable()
        table.integer('number').unsigned().notNullable().comment('as a spreadsheet counts')
        table.string('fate', 12).notNullable().comment('new, repeat, look-alike or unusable')
        table
          .string('outcome', 12)
          .notNullable()
          .comment('waiting, imported, skipped, undone or kept')
        table
          .boolean('chosen')
          .notNullable()
          .defaultTo(false)
          .comment('a look-alike to import anyway')
        table
          .text('cells', 'mediumtext')
          .notNullable()
          .comment('JSON: the row as it stood in the file')
        table.text('draft', 'mediumtext').nullable().comment('JSON: the row as a patient')
        table.text('findings').notNullable().comment('JSON: {found: [{field, code, value}], why}')
        table
          .integer('like_number')
          .unsigned()
          .nullable()
          .comment('the row it repeats or looks like')
        idColumn(table, db, 'like_patient_id').nullable()
        idColumn(table, db, 'patient_id').nullable()
        table.primary(['import_id', 'number'])
      })
      await ensureIndex(db, 'patients_import_rows', {
        columns: ['import_id', 'fate', 'number'],
        name: 'patients_import_rows_fate_index',
      })
      await ensureIndex(db, 'patients_import_rows', {
        columns: ['import_id', 'outcome', 'number'],
        name: 'patients_import_rows_outcome_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_import_rows')
  }
}
