import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('invitations', (table) => {
      table.string('id', 36).primary()
      table.string('clinic_id', 36).notNullable().references('clinics.id').onDelete('CASCADE')
      table.string('email', 254).notNullable()
      table.string('role', 20).notNullable()
      table.string('token_hash', 64).notNullable().unique()
      table.string('invited_by', 36).nullable().references('users.id').onDelete('SET NULL')
      table.dateTime('expires_at').notNullable()
      table.dateTime('accepted_at').nullable()
      table.dateTime('created_at').notNullable()
      table.unique(['clinic_id', 'email'])
    })
  }

  async down() {
    this.schema.dropTable('invitations')
  }
}
