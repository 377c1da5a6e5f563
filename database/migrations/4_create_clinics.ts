import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clinics', (table) => {
      table.string('id', 36).primary()
      table.string('slug', 40).notNullable().unique()
      table.string('name', 120).notNullable()
      table.string('status', 20).notNullable().index()
      table.string('status_reason', 255).nullable()
      table.dateTime('status_changed_at').notNullable()
      table.string('plan', 30).notNullable()
      table.string('ring', 10).notNullable().defaultTo('stable')
      table.string('country', 2).notNullable()
      table.string('time_zone', 64).notNullable()
      table.string('currency', 3).notNullable()
      table.string('date_order', 3).notNullable().comment('mdy, dmy or ymd')
      table.string('database_server_id', 36).notNullable().references('database_servers.id')
      table.string('database_name', 64).notNullable()
      table.string('database_user', 32).nullable()
      table.text('database_secret').nullable().comment('encrypted')
      table.string('provisioner', 120).nullable().comment('host:pid of the process at work')
      table.dateTime('provisioner_lease_until').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('clinics')
  }
}
