import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureIndex } from '../schema/ensure.js'

export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureIndex(db, 'patients', {
        columns: ['merged_into_id', 'id'],
        name: 'patients_merged_into_id_index',
      })
    })
  }

  async down() {
    this.schema.alterTable('patients', (table) => {
      table.dropIndex(['merged_into_id', 'id'], 'patients_merged_into_id_index')
    })
  }
}
