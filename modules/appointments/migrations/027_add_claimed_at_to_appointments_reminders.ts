import { BaseSchema } from '@adonisjs/lucid/schema'

/** When somebody began to send it: nobody else does, and one that was never heard of again is shown. */
export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('appointments_reminders', 'claimed_at')) return
    this.schema.alterTable('appointments_reminders', (table) => {
      table.dateTime('claimed_at').nullable()
    })
  }

  async down() {
    this.schema.alterTable('appointments_reminders', (table) => {
      table.dropColumn('claimed_at')
    })
  }
}
