import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Who was merged into whom, and whether it was taken back. What it takes for that lies in the pieces. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_merges', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'survivor_id').notNullable()
        idColumn(table, db, 'merged_id').notNullable()
        table.integer('position').unsigned().notNullable().comment('among merges of the survivor')
        table.text('counts').notNullable().comment('JSON: rows that came over, by table')
        idColumn(table, db, 'merged_by').nullable()
        table.string('merged_by_name', 160).notNullable()
        table.dateTime('merged_at').notNullable()
        idColumn(table, db, 'undone_by').nullable()
        table.string('undone_by_name', 160).nullable()
        table.dateTime('undone_at').nullable()
      })
      await ensureIndex(db, 'patients_merges', {
        columns: ['survivor_id', 'position'],
        name: 'patients_merges_survivor_index',
      })
      await ensureIndex(db, 'patients_merges', {
        columns: ['merged_id'],
        name: 'patients_merges_merged_index',
      })
      await ensureIndex(db, 'patients_merges', {
        columns: ['merged_at', 'id'],
        name: 'patients_merges_latest_index',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_merges')
  }
}
