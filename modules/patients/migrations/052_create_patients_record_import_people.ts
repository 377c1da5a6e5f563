import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { longSealedColumn } from '../schema/clinical_table.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Everybody whose record came in an upload, whom they look like, and what becomes of them. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_record_import_people', (table) => {
        idColumn(table, db, 'import_id').notNullable()
        table.integer('number').unsigned().notNullable()
        table.string('fate', 12).notNullable().comment('new, known, repeat or look-alike')
        table.string('why', 24).nullable().comment('what they have in common')
        table.string('choice', 6).nullable().comment('new, add or skip')
        table
          .string('outcome', 12)
          .notNullable()
          .comment('waiting, created, added, skipped, refused, undone or kept')
        table.integer('resource_count').unsigned().notNullable()
        longSealedColumn(table, db, 'draft').comment('sealed JSON: who they are, until they are in')
        table.integer('like_number').unsigned().nullable().comment('somebody of the same upload')
        idColumn(table, db, 'like_patient_id').nullable()
        idColumn(table, db, 'patient_id').nullable()
        table.primary(['import_id', 'number'])
      })
      await ensureIndex(db, 'patients_record_import_people', {
        columns: ['patient_id'],
        name: 'patients_record_import_people_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_record_import_people')
  }
}
