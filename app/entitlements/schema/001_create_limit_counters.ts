import { BaseSchema } from '@adonisjs/lucid/schema'

/** How much of each limit the clinic uses. A row appears when the limit is first asked for. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasTable('limit_counters')) return
    this.schema.createTable('limit_counters', (table) => {
      table.string('name', 60).primary()
      table.integer('used').notNullable()
    })
  }
}
