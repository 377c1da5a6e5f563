import { BaseSchema } from '@adonisjs/lucid/schema'

/** The embedded queue's memory: a job names a clinic and a record, and carries nothing else. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('queued_jobs', (table) => {
      table.string('id', 36).primary()
      table.string('name', 80).notNullable()
      table.string('clinic_id', 36).nullable()
      table.string('record_id', 64).nullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.string('state', 12).notNullable().comment('waiting, running or parked')
      table.string('error', 500).nullable()
      table.bigInteger('available_at').notNullable().comment('ms since the epoch')
      table.bigInteger('lease_until').nullable().comment('ms since the epoch')
      table.bigInteger('created_at').notNullable()
      table.index(['state', 'available_at'])
    })
  }

  async down() {
    this.schema.dropTable('queued_jobs')
  }
}
