import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR DocumentReference: images and PDF, whose bytes lie sealed in pieces. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'attachments', (table) => {
        sealedColumn(table, 'title')
        table.string('content_type', 60).notNullable()
        table.integer('byte_count').unsigned().notNullable()
        table.integer('preview_byte_count').unsigned().nullable()
        idColumn(table, db, 'visit_id').nullable()
        table.string('status', 20).notNullable().comment('current or entered-in-error')
      })
      await ensureIndex(db, 'patients_attachments', {
        columns: ['visit_id'],
        name: 'patients_attachments_visit',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_attachments')
  }
}
