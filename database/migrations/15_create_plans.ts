import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('plans', (table) => {
      table.string('id', 36).primary()
      table.string('key', 30).notNullable().unique()
      table.string('name', 60).notNullable()
      table.string('summary', 200).nullable()
      table.integer('price').notNullable().comment('in the smallest unit of the currency')
      table.string('currency', 3).notNullable()
      table.string('interval', 10).notNullable().comment('month or year')
      table.text('modules').notNullable().comment('JSON list of keys; * for all')
      table.text('features').notNullable().comment('JSON list of module.feature; * for all')
      table.text('limits').notNullable().comment('JSON object of name and number')
      table.boolean('is_public').notNullable().defaultTo(true)
      table.integer('version').notNullable().defaultTo(1)
      table.dateTime('archived_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('plans')
  }
}
