import { BaseSchema } from '@adonisjs/lucid/schema'
import { digestColumn, idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/** A private address at which a member reads the own schedule. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'appointments_feeds', (table) => {
        idColumn(table, db, 'id').primary()
        idColumn(table, db, 'user_id').notNullable()
        digestColumn(table, db, 'token_digest').notNullable()
        table.boolean('shows_names').notNullable()
        table.string('locale', 10).notNullable().comment('in which it is written')
        table.dateTime('last_read_at').nullable()
        table.dateTime('revoked_at').nullable()
        table.dateTime('created_at').notNullable()
      })
      await ensureIndex(db, 'appointments_feeds', {
        columns: ['token_digest'],
        name: 'appointments_feeds_token',
        unique: true,
      })
      await ensureIndex(db, 'appointments_feeds', {
        columns: ['user_id'],
        name: 'appointments_feeds_user',
      })
    })
  }

  async down() {
    this.schema.dropTable('appointments_feeds')
  }
}
