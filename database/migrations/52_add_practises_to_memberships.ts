import { BaseSchema } from '@adonisjs/lucid/schema'

/** Owners of a small clinic are often its doctor. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('memberships', 'practises')) return
    this.schema.alterTable('memberships', (table) => {
      table.boolean('practises').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('memberships', (table) => {
      table.dropColumn('practises')
    })
  }
}
