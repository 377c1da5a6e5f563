import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** A file of records that somebody asked for, of one patient or of all. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_exports', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').nullable().comment('none: the whole clinic')
        table.string('format', 8).notNullable().comment('fhir, csv or pdf')
        table.string('status', 12).notNullable().comment('working, ready, failed or expired')
        table.string('locale', 12).notNullable().comment('of who asked')
        table.string('content_type', 60).notNullable()
        table.integer('patient_count').unsigned().notNullable()
        table
          .boolean('takes_closed')
          .notNullable()
          .defaultTo(false)
          .comment('charts that are closed to who asked as well')
        table.integer('closed_count').unsigned().notNullable().defaultTo(0).comment('of these')
        table.integer('left_out_count').unsigned().notNullable().defaultTo(0)
        table.integer('done_count').unsigned().notNullable().defaultTo(0)
        table.bigInteger('byte_count').unsigned().notNullable().defaultTo(0)
        idColumn(table, db, 'created_by').nullable()
        table.string('created_by_name', 160).notNullable()
        table.dateTime('created_at').notNullable()
        table.dateTime('updated_at').notNullable()
        table.dateTime('finished_at').nullable()
        table.dateTime('expires_at').nullable()
      })
      await ensureIndex(db, 'patients_exports', {
        columns: ['created_at'],
        name: 'patients_exports_latest',
      })
      await ensureIndex(db, 'patients_exports', {
        columns: ['patient_id'],
        name: 'patients_exports_patient',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_exports')
  }
}
