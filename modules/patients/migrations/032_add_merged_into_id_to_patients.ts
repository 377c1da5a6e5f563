import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'

/** Into whom a record was merged: it is kept, and shown nowhere. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('patients', 'merged_into_id')) return
    this.schema.alterTable('patients', (table) => {
      idColumn(table, this.db, 'merged_into_id').nullable()
    })
  }

  async down() {
    this.schema.alterTable('patients', (table) => {
      table.dropColumn('merged_into_id')
    })
  }
}
