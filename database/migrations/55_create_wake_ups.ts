import { BaseSchema } from '@adonisjs/lucid/schema'

/** When a module wants one of its jobs run. It names a record of the clinic and says nothing about it. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('wake_ups', (table) => {
      table.string('clinic_id', 36).notNullable().references('clinics.id').onDelete('CASCADE')
      table.string('module_key', 40).notNullable()
      table.string('job', 40).notNullable()
      table.string('record_id', 64).notNullable()
      table.bigInteger('due_at').notNullable().comment('ms since the epoch')
      table.bigInteger('look_at').notNullable().index().comment('ms; later where it had to wait')
      table.primary(['clinic_id', 'module_key', 'job', 'record_id'])
    })
  }

  async down() {
    this.schema.dropTable('wake_ups')
  }
}
