import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('invoice_numbers', (table) => {
      table.integer('year').primary()
      table.integer('last_number').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('invoice_numbers')
  }
}
