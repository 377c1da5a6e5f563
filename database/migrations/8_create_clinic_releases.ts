import { BaseSchema } from '@adonisjs/lucid/schema'

/** The ledger: which release of which module each clinic runs, and how far its schema has come. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clinic_releases', (table) => {
      table.string('clinic_id', 36).notNullable().references('clinics.id').onDelete('CASCADE')
      table.string('module_key', 40).notNullable()
      table.string('version', 40).notNullable()
      table.string('schema_version', 40).notNullable()
      table.boolean('is_kept_on').notNullable().defaultTo(true).comment("the owner's switch")
      table.dateTime('updated_at').notNullable()
      table.primary(['clinic_id', 'module_key'])
      table.index(['module_key', 'version'])
    })
  }

  async down() {
    this.schema.dropTable('clinic_releases')
  }
}
