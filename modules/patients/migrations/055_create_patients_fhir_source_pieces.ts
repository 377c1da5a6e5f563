import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { longSealedColumn } from '../schema/clinical_table.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** The rest of resources too long for one packet of the server, such as scanned papers. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_fhir_source_pieces', (table) => {
        idColumn(table, db, 'source_id').notNullable()
        table.integer('position').unsigned().notNullable()
        idColumn(table, db, 'patient_id').nullable()
        longSealedColumn(table, db, 'content')
        table.primary(['source_id', 'position'])
      })
      await ensureIndex(db, 'patients_fhir_source_pieces', {
        columns: ['patient_id'],
        name: 'patients_fhir_source_pieces_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_fhir_source_pieces')
  }
}
