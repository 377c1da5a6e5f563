import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('bus_signals', (table) => {
      table.bigIncrements('id')
      table.string('origin', 36).notNullable()
      table.string('topic', 40).notNullable()
      table.string('payload', 500).notNullable()
      table.bigInteger('sent_at').notNullable().index().comment('ms since the epoch')
    })
  }

  async down() {
    this.schema.dropTable('bus_signals')
  }
}
