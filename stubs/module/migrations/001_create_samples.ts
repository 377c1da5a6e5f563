import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasTable('samples')) return
    this.schema.createTable('samples', (table) => {
      table.string('id', 36).primary()
      table.string('name', 200).notNullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
    })
  }
}
