import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('clinics', 'read_only_since')) return
    this.schema.alterTable('clinics', (table) => {
      table.string('read_only_reason', 20).nullable()
      table.dateTime('read_only_since').nullable()
    })
  }

  async down() {
    this.schema.alterTable('clinics', (table) => {
      table.dropColumns('read_only_reason', 'read_only_since')
    })
  }
}
