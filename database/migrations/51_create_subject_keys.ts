import { BaseSchema } from '@adonisjs/lucid/schema'

/** A key for each patient of a clinic, wrapped by the clinic's. Which patient, only the clinic knows. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('subject_keys', (table) => {
      table.string('clinic_id', 36).notNullable().references('clinics.id').onDelete('CASCADE')
      table.string('subject_id', 36).notNullable()
      table.text('wrapped_key').notNullable()
      table.bigInteger('created_at').notNullable().comment('ms since the epoch')
      table.primary(['clinic_id', 'subject_id'])
    })
  }

  async down() {
    this.schema.dropTable('subject_keys')
  }
}
