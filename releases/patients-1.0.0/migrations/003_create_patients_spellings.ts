import { BaseSchema } from '@adonisjs/lucid/schema'
import { foldedColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** The words of all names, each once, findable by themselves with one letter left out. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_spellings', (table) => {
        foldedColumn(table, db, 'deletion', 10).notNullable()
        foldedColumn(table, db, 'word', 100).notNullable()
        table.primary(['deletion', 'word'])
      })
      await ensureIndex(db, 'patients_spellings', {
        columns: ['word'],
        name: 'patients_spellings_word_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_spellings')
  }
}
