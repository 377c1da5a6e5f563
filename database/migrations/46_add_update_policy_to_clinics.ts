import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('clinics', 'update_policy')) return
    this.schema.alterTable('clinics', (table) => {
      table.string('update_policy', 12).notNullable().defaultTo('automatic')
      table.integer('update_hours_from').notNullable().defaultTo(20).comment("in the clinic's zone")
      table.integer('update_hours_to').notNullable().defaultTo(6)
    })
  }

  async down() {
    this.schema.alterTable('clinics', (table) => {
      table.dropColumns('update_policy', 'update_hours_from', 'update_hours_to')
    })
  }
}
