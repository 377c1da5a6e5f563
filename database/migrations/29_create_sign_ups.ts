import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('sign_ups', (table) => {
      table.string('id', 36).primary()
      table.string('token_hash', 64).nullable().unique().comment('set as the mail is sent')
      table.string('email', 254).notNullable()
      table.string('clinic_name', 120).notNullable()
      table.string('country', 2).notNullable()
      table.string('time_zone', 64).notNullable()
      table.string('locale', 10).notNullable()
      table.dateTime('expires_at').notNullable().index()
      table.dateTime('used_at').nullable()
      table.dateTime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('sign_ups')
  }
}
