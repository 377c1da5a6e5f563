import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, partialDate, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR CarePlan.activity: the steps of a care plan. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'care_activities', (table) => {
        idColumn(table, db, 'care_plan_id').notNullable()
        table.string('description', 255).notNullable()
        table
          .string('status', 20)
          .notNullable()
          .comment('not-started, in-progress, completed, cancelled …')
        partialDate(table, 'due_on')
        idColumn(table, db, 'responsible_id').nullable()
        table.string('responsible_name', 160).nullable()
        table.dateTime('completed_at').nullable()
        table.integer('position').unsigned().notNullable()
        sealedColumn(table, 'status_reason')
      })
      await ensureIndex(db, 'patients_care_activities', {
        columns: ['care_plan_id'],
        name: 'patients_care_activities_plan',
      })
      await ensureIndex(db, 'patients_care_activities', {
        columns: ['responsible_id', 'status', 'due_on'],
        name: 'patients_care_activities_mine',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_care_activities')
  }
}
