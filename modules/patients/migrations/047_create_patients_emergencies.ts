import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** Who opened a restricted chart in an emergency, why, until when, and what the owner thought of it. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'emergencies', (table) => {
        table.string('role', 20).nullable().comment('of whoever opened it')
        table.string('reason_code', 30).notNullable()
        sealedColumn(table, 'reason')
        table.dateTime('ends_at').notNullable()
        table.dateTime('ended_at').nullable().comment('given back before its time was up')
        table.dateTime('told_at').nullable().comment('the owners, by mail')
        table.string('verdict', 20).nullable().comment('right or follow-up')
        idColumn(table, db, 'reviewed_by').nullable()
        table.string('reviewed_by_name', 160).nullable()
        table.dateTime('reviewed_at').nullable()
        sealedColumn(table, 'review_note')
      })
      await ensureIndex(db, 'patients_emergencies', {
        columns: ['created_at'],
        name: 'patients_emergencies_latest',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_emergencies')
  }
}
