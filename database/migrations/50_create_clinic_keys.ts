import { BaseSchema } from '@adonisjs/lucid/schema'

/** A key for each clinic, wrapped by the application's. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clinic_keys', (table) => {
      table.string('clinic_id', 36).primary().references('clinics.id').onDelete('CASCADE')
      table.text('wrapped_key').notNullable()
      table.bigInteger('created_at').notNullable().comment('ms since the epoch')
    })
  }

  async down() {
    this.schema.dropTable('clinic_keys')
  }
}
