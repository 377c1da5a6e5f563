import { BaseSchema } from '@adonisjs/lucid/schema'

/** When the owner's switch was last moved, and by whom. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('clinic_releases', 'switched_at')) return
    this.schema.alterTable('clinic_releases', (table) => {
      table.dateTime('switched_at').nullable()
      table.string('switched_by', 160).nullable()
    })
  }

  async down() {
    this.schema.alterTable('clinic_releases', (table) => {
      table.dropColumns('switched_at', 'switched_by')
    })
  }
}
