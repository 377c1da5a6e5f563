import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a provider told, and what came of it. Never the event itself: it names people. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('payment_events', (table) => {
      table.string('id', 120).primary().comment('as the provider calls it')
      table.string('provider', 20).notNullable()
      table.string('type', 80).notNullable()
      table.string('outcome', 60).nullable().comment('empty until it was heeded')
      table.dateTime('received_at').notNullable()
      table.dateTime('heeded_at').nullable()
    })
  }

  async down() {
    this.schema.dropTable('payment_events')
  }
}
