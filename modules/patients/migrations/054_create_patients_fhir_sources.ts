import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { longSealedColumn } from '../schema/clinical_table.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Every resource that came in, sealed as it came: what we have no place for is never lost. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_fhir_sources', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').nullable().comment('none: it belongs to nobody')
        idColumn(table, db, 'import_id').notNullable()
        table.integer('position').unsigned().notNullable().comment('in the upload')
        table.string('resource_type', 64).notNullable()
        table
          .string('name_digest', 64)
          .notNullable()
          .comment('keyed, of its address, to find it again')
        table.string('content_digest', 64).notNullable().comment('keyed, to see that it changed')
        table.string('kept_reason', 24).nullable().comment('why it has no row of ours')
        table
          .text('row_ids')
          .nullable()
          .comment('JSON: our rows that stand for it, the main one first')
        longSealedColumn(table, db, 'content').comment('sealed JSON: {fullUrl, resource}')
        table
          .integer('piece_count')
          .unsigned()
          .notNullable()
          .comment('of what content holds only the beginning')
        table.dateTime('created_at').notNullable()
        table.dateTime('updated_at').notNullable()
      })
      await ensureIndex(db, 'patients_fhir_sources', {
        columns: ['patient_id', 'kept_reason', 'resource_type'],
        name: 'patients_fhir_sources_patient',
      })
      await ensureIndex(db, 'patients_fhir_sources', {
        columns: ['name_digest'],
        name: 'patients_fhir_sources_name',
      })
      await ensureIndex(db, 'patients_fhir_sources', {
        columns: ['import_id', 'patient_id'],
        name: 'patients_fhir_sources_import',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_fhir_sources')
  }
}
