import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('payments', (table) => {
      table.string('id', 36).primary()
      table.string('invoice_id', 36).notNullable().references('invoices.id')
      table.string('provider', 20).notNullable()
      table.string('reference', 120).notNullable()
      table.integer('amount').notNullable().comment('in the smallest unit of the currency')
      table.string('currency', 3).notNullable()
      table.string('state', 10).notNullable()
      table.string('failure_code', 60).nullable()
      table.string('note', 255).nullable()
      table.string('recorded_by', 36).nullable().comment('user; empty where a provider told it')
      table.dateTime('received_at').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['provider', 'reference'], { indexName: 'payments_once' })
    })
  }

  async down() {
    this.schema.dropTable('payments')
  }
}
