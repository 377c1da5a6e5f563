import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('invoices', (table) => {
      table.string('id', 36).primary()
      table.string('number', 20).notNullable().unique()
      table.string('subscription_id', 36).notNullable().references('subscriptions.id')
      table.string('clinic_id', 36).notNullable().index()
      table
        .string('kind', 40)
        .notNullable()
        .comment('period, or change-<number> for a change of plan')
      table.dateTime('period_start').notNullable()
      table.dateTime('period_end').notNullable()
      table.string('state', 10).notNullable().index()
      table.string('currency', 3).notNullable()
      table.integer('total').notNullable().comment('in the smallest unit of the currency')
      table.dateTime('issued_at').notNullable()
      table.dateTime('due_at').notNullable()
      table.dateTime('paid_at').nullable()
      table.string('void_reason', 255).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['subscription_id', 'period_start', 'kind'], { indexName: 'invoices_once' })
    })
  }

  async down() {
    this.schema.dropTable('invoices')
  }
}
