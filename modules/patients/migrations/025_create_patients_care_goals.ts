import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, partialDate, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR Goal, of a care plan. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'care_goals', (table) => {
        idColumn(table, db, 'care_plan_id').notNullable()
        table.string('description', 255).notNullable()
        table.string('lifecycle_status', 20).notNullable().comment('active, completed, cancelled …')
        table
          .string('achievement_status', 20)
          .nullable()
          .comment('in-progress, achieved, not-achieved …')
        partialDate(table, 'due_on')
        table.integer('position').unsigned().notNullable()
        sealedColumn(table, 'outcome')
      })
      await ensureIndex(db, 'patients_care_goals', {
        columns: ['care_plan_id'],
        name: 'patients_care_goals_plan',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_care_goals')
  }
}
