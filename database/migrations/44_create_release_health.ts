import { BaseSchema } from '@adonisjs/lucid/schema'

/** How often a release answered a clinic, and how often it failed, by the minute. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('release_health', (table) => {
      table.string('clinic_id', 36).notNullable()
      table.string('module_key', 40).notNullable()
      table.string('version', 40).notNullable()
      table.bigInteger('minute').notNullable().comment('minutes since the epoch')
      table.integer('requests').notNullable()
      table.integer('failures').notNullable()
      table.primary(['clinic_id', 'module_key', 'version', 'minute'])
      table.index(['minute'])
    })
  }

  async down() {
    this.schema.dropTable('release_health')
  }
}
