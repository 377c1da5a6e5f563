import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** Patients erased for good, and what was destroyed: nothing of the person but an id that names nobody any more. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_erasures', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'patient_id').notNullable()
        table.string('state', 12).notNullable().comment('asked, confirmed, erased, done or refused')
        table.string('reason', 30).notNullable().comment('its category, never free text')
        table.string('number', 20).nullable().unique().comment('of the certificate')
        idColumn(table, db, 'asked_by').nullable()
        table.string('asked_by_name', 160).notNullable()
        table.text('key_ids').nullable().comment('JSON: whose keys go')
        table.text('counts').nullable().comment('JSON: rows destroyed, by table')
        table.text('kept').nullable().comment('JSON: rows that stay by law, by table')
        table.string('refusal', 30).nullable().comment('what stood in the way after all')
        table.dateTime('asked_at').notNullable()
        table.dateTime('confirmed_at').nullable()
        table.dateTime('erased_at').nullable()
        table.dateTime('keys_destroyed_at').nullable()
        table.dateTime('updated_at').notNullable()
      })
      await ensureIndex(db, 'patients_erasures', {
        columns: ['patient_id', 'state'],
        name: 'patients_erasures_patient',
      })
      await ensureIndex(db, 'patients_erasures', {
        columns: ['asked_at'],
        name: 'patients_erasures_latest',
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_erasures')
  }
}
