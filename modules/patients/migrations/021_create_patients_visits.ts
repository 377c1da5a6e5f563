import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, longSealedColumn, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR Encounter with its note (SOAP). Signed, it is never changed. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'visits', (table) => {
        table
          .string('status', 20)
          .notNullable()
          .comment('in-progress, finished or entered-in-error')
        table
          .string('encounter_class', 10)
          .notNullable()
          .comment('HL7 v3 ActCode: AMB, VR, HH, EMER …')
        table.string('type_display', 160).nullable()
        table.string('type_code_system', 120).nullable()
        table.string('type_code', 60).nullable()
        table.dateTime('started_at').notNullable()
        table.dateTime('ended_at').nullable()
        idColumn(table, db, 'author_id').nullable()
        table.string('author_name', 160).notNullable()
        sealedColumn(table, 'reason')
        longSealedColumn(table, db, 'subjective')
        longSealedColumn(table, db, 'objective')
        longSealedColumn(table, db, 'assessment')
        longSealedColumn(table, db, 'plan')
        sealedColumn(table, 'error_reason')
        table.dateTime('signed_at').nullable()
        idColumn(table, db, 'signed_by').nullable()
        table.string('signed_by_name', 160).nullable()
      })
      await ensureIndex(db, 'patients_visits', {
        columns: ['patient_id', 'started_at', 'id'],
        name: 'patients_visits_timeline',
      })
      await ensureIndex(db, 'patients_visits', {
        columns: ['author_id', 'signed_at'],
        name: 'patients_visits_unsigned',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_visits')
  }
}
