import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { codingColumns, ensureClinicalTable, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR MedicationRequest. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'prescriptions', (table) => {
        codingColumns(table)
        table
          .string('status', 20)
          .notNullable()
          .comment('draft, active, stopped, completed, cancelled …')
        table.string('dose', 120).notNullable()
        table.string('dose_form', 40).nullable()
        table.string('route', 40).nullable()
        table.string('frequency', 120).notNullable()
        table.integer('duration_days').unsigned().nullable()
        table.string('quantity', 60).nullable()
        table.integer('refills').unsigned().notNullable()
        table.boolean('may_substitute').notNullable()
        sealedColumn(table, 'instructions')
        sealedColumn(table, 'stop_reason')
        table
          .text('checks')
          .notNullable()
          .comment('JSON: what was checked, how it ended, by which source')
        sealedColumn(table, 'check_details')
        sealedColumn(table, 'proof_code')
        table.string('proof_digest', 64).nullable().comment('keyed, of the code')
        idColumn(table, db, 'visit_id').nullable()
        idColumn(table, db, 'renews_id').nullable()
        idColumn(table, db, 'prescriber_id').nullable()
        table.string('prescriber_name', 160).notNullable()
        table.dateTime('authored_at').notNullable()
        table.string('ends_on', 10).nullable().comment('last day, where its duration is known')
        table.dateTime('stopped_at').nullable()
      })
      await ensureIndex(db, 'patients_prescriptions', {
        columns: ['visit_id'],
        name: 'patients_prescriptions_visit',
      })
      await ensureIndex(db, 'patients_prescriptions', {
        columns: ['code', 'patient_id'],
        name: 'patients_prescriptions_code',
      })
      await ensureIndex(db, 'patients_prescriptions', {
        columns: ['patient_id', 'status', 'ends_on'],
        name: 'patients_prescriptions_current',
      })
      await ensureIndex(db, 'patients_prescriptions', {
        columns: ['proof_digest'],
        name: 'patients_prescriptions_proof',
        unique: true,
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_prescriptions')
  }
}
