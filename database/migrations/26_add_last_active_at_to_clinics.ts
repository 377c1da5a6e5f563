import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('clinics', 'last_active_at')) return
    this.schema.alterTable('clinics', (table) => {
      table.dateTime('last_active_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('clinics', (table) => {
      table.dropColumn('last_active_at')
    })
  }
}
