import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('subscriptions', (table) => {
      table.string('id', 36).primary()
      table.string('clinic_id', 36).notNullable().unique()
      table.string('plan', 30).notNullable()
      table.string('state', 20).notNullable().index()
      table.dateTime('anchor_at').notNullable().comment('every period is counted from here')
      table.dateTime('period_start').notNullable()
      table.dateTime('period_end').notNullable().index()
      table.dateTime('trial_ends_at').nullable()
      table.boolean('cancel_at_period_end').notNullable().defaultTo(false)
      table.dateTime('past_due_since').nullable()
      table.string('provider', 20).notNullable()
      table.string('provider_customer', 120).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('subscriptions')
  }
}
