import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('password_resets', (table) => {
      table.string('token_hash', 64).primary()
      table.string('user_id', 36).notNullable().references('users.id').onDelete('CASCADE')
      table.dateTime('expires_at').notNullable()
      table.dateTime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('password_resets')
  }
}
