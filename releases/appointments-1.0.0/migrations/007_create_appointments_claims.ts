import { BaseSchema } from '@adonisjs/lucid/schema'
import { idColumn } from '../schema/columns.js'
import { ensureIndex, ensureTable } from '../schema/ensure.js'

/**
 * Which ticks of five minutes of a doctor or a room are taken, and by what. The primary key is what makes double booking
 * impossible: the row of a tick exists once.
 */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      // A table that is its primary key: SQLite needs to be told, MySQL always does so.
      if (db.dialect.name !== 'mysql') await db.rawQuery(ON_SQLITE)
      else {
        await ensureTable(db, 'appointments_claims', (table) => {
          table
            .specificType('resource_kind', 'varchar(10) CHARACTER SET ascii COLLATE ascii_bin')
            .notNullable()
            .comment('doctor or room')
          idColumn(table, db, 'resource_id').notNullable()
          table.integer('tick').unsigned().notNullable().comment('seconds since 1970 / 300')
          table.integer('lane').unsigned().notNullable().comment('0; more where overbooked')
          idColumn(table, db, 'appointment_id').nullable()
          idColumn(table, db, 'hold_id').nullable()
          table.dateTime('expires_at').nullable().comment('of holds')
          table.primary(['resource_kind', 'resource_id', 'tick', 'lane'])
        })
      }
      for (const owner of ['appointment', 'hold']) {
        await ensureIndex(db, 'appointments_claims', {
          columns: [`${owner}_id`],
          name: `appointments_claims_${owner}`,
        })
      }
    })
  }

  async down() {
    this.schema.dropTable('appointments_claims')
  }
}

const ON_SQLITE = `create table if not exists appointments_claims (
  resource_kind varchar(10) not null,
  resource_id varchar(36) not null,
  tick integer not null,
  lane integer not null,
  appointment_id varchar(36),
  hold_id varchar(36),
  expires_at datetime,
  primary key (resource_kind, resource_id, tick, lane)
) without rowid`
