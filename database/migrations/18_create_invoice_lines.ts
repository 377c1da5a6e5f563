import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('invoice_lines', (table) => {
      table.string('id', 36).primary()
      table.string('invoice_id', 36).notNullable().references('invoices.id')
      table.integer('position').notNullable()
      table.string('description', 60).notNullable().comment('key of a translation')
      table.string('plan', 60).notNullable().comment('name of the plan on that day')
      table.integer('quantity').notNullable()
      table.integer('amount').notNullable().comment('in the smallest unit; a credit is below 0')
      table.dateTime('period_start').notNullable()
      table.dateTime('period_end').notNullable()
      table.dateTime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('invoice_lines')
  }
}
