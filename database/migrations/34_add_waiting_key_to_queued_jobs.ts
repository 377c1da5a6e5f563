import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    if (await this.db.schema.hasColumn('queued_jobs', 'waiting_key')) return
    this.schema.alterTable('queued_jobs', (table) => {
      table.string('waiting_key', 64).nullable().comment('digest; empty once the job was taken')
    })
  }

  async down() {
    this.schema.alterTable('queued_jobs', (table) => {
      table.dropColumn('waiting_key')
    })
  }
}
