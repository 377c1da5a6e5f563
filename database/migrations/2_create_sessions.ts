import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('sessions', (table) => {
      table.string('id', 64).primary().comment('SHA-256 of the id in the cookie')
      table.string('user_id', 36).nullable().references('users.id').onDelete('CASCADE')
      table.text('data').notNullable()
      table.bigInteger('touched_at').notNullable().comment('ms since the epoch')
      table.bigInteger('expires_at').notNullable().index().comment('ms since the epoch')
    })
  }

  async down() {
    this.schema.dropTable('sessions')
  }
}
