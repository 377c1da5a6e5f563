import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('database_servers', (table) => {
      table.string('id', 36).primary()
      table.string('name', 60).notNullable().unique()
      table.string('engine', 10).notNullable().comment('sqlite or mysql')
      table.string('host', 255).nullable()
      table.integer('port').nullable()
      table.string('admin_user', 80).nullable()
      table.text('admin_secret').nullable().comment('encrypted')
      table.string('directory', 500).nullable().comment('sqlite: where the clinic files stand')
      table.boolean('accepts_clinics').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('database_servers')
  }
}
