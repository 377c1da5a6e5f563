import { BaseSchema } from '@adonisjs/lucid/schema'
import { ensureTable } from '../schema/ensure.js'

/** How long the clinic keeps patients at least: one row, once an owner changed the rule. */
export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      await ensureTable(db, 'patients_retention', (table) => {
        table.string('name', 20).primary().comment('always `rule`')
        table.integer('years').unsigned().notNullable().comment('after the last visit')
        table.integer('adult_age').unsigned().notNullable().comment('minors: from this age on')
        table.dateTime('updated_at').notNullable()
      })
    })
  }

  async down() {
    this.schema.dropTable('patients_retention')
  }
}
