import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureClinicalTable, sealedColumn } from '../schema/clinical_table.js'
import { ensureIndex } from '../schema/ensure.js'

/** FHIR CarePlan.activity.progress: what was noted about a step, and when. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureClinicalTable(db, 'care_progress', (table) => {
        idColumn(table, db, 'care_activity_id').notNullable()
        table.string('noted_on', 10).notNullable()
        sealedColumn(table, 'text')
      })
      await ensureIndex(db, 'patients_care_progress', {
        columns: ['care_activity_id', 'noted_on'],
        name: 'patients_care_progress_step',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_care_progress')
  }
}
