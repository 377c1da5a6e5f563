import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('users', (table) => {
      table.string('id', 36).primary()
      table.string('email', 254).notNullable().unique()
      table.string('password', 255).nullable()
      table.string('full_name', 160).notNullable()
      table.string('locale', 10).notNullable().defaultTo('en')
      table.string('theme', 10).notNullable().defaultTo('auto')
      table.boolean('is_super_admin').notNullable().defaultTo(false)
      table.dateTime('disabled_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('users')
  }
}
