import { BaseSchema } from '@adonisjs/lucid/schema'

/** Kept when their clinic is deleted, like the platform's trail: no foreign keys. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('support_visits', (table) => {
      table.string('id', 36).primary()
      table.string('clinic_id', 36).notNullable().index()
      table.string('user_id', 36).notNullable().index()
      table.string('visitor_name', 160).notNullable()
      table.string('reason', 255).notNullable()
      table.integer('minutes').notNullable()
      table.dateTime('started_at').notNullable()
      table.dateTime('ends_at').notNullable()
      table.dateTime('ended_at').nullable().index()
      table.string('ended_by', 160).nullable()
    })
  }

  async down() {
    this.schema.dropTable('support_visits')
  }
}
